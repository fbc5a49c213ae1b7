package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.Limit;
import com.github.tomakehurst.wiremock.common.Timing;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.leadmock.engine.FastPath;
import io.github.leadmock.journal.Secrets;
import io.github.leadmock.message.Header;
import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.server.ServerResponse;
import io.github.leadmock.wiremock.http.WireMockRequest;
import io.github.leadmock.wiremock.stubs.BundledStubs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request answered without WireMock. It is converted to WireMock's form, without secrets, only on
 * demand, because that costs as much as an answer. Thread-safe.
 */
final class FastPathServeEvent implements BoundedJournal.Entry {

  private static final long NANOS = 1_000_000;

  private final UUID id;
  private final ServerRequest request;
  private final UUID mapping;
  private final BundledStubs stubs;
  private final ServerResponse answer;
  private final long time;
  private final long nanos;
  private final long bytes;
  private @Nullable ServeEvent event;

  /**
   * Records a request that was just answered, secrets included.
   *
   * @param id identifies the request
   * @param request the request
   * @param mapping the id of the matching stub mapping
   * @param stubs has WireMock's form of that mapping
   * @param answer the response
   * @param nanos the time to answer, in nanoseconds
   */
  FastPathServeEvent(
      UUID id,
      ServerRequest request,
      UUID mapping,
      BundledStubs stubs,
      ServerResponse answer,
      long nanos) {
    this.id = id;
    this.request = request;
    this.mapping = mapping;
    this.stubs = stubs;
    this.answer = answer;
    this.time = System.currentTimeMillis();
    this.nanos = nanos;
    this.bytes =
        BoundedJournal.url(request.url())
            + Header.length(request.headers())
            + BoundedJournal.body(request.intake().body())
            + Header.length(answer.headers())
            + answer.body().length();
  }

  /** The journal for the fast path. */
  static FastPath.Journal into(BoundedJournal journal, BundledStubs stubs) {
    return (id, request, mapping, answer, nanos) ->
        journal.add(new FastPathServeEvent(id, request, mapping, stubs, answer, nanos));
  }

  private static ServerRequest masked(ServerRequest request) {
    List<Header> headers = new ArrayList<>(request.headers().size());
    for (Header header : request.headers()) {
      headers.add(
          BoundedJournal.isMasked(header.name())
              ? new Header(header.name(), Secrets.authorization(header.value()))
              : header);
    }
    Optional<String> query = Optional.ofNullable(request.query());
    return new ServerRequest(
        request.method(),
        request.scheme(),
        request.host(),
        request.port(),
        request.path(),
        request.canonicalPath(),
        query.map(text -> Secrets.url("?" + text).substring(1)).orElse(null),
        headers,
        request.protocol(),
        request.client(),
        request.clientPort(),
        request.intake(),
        request.arrival());
  }

  @Override
  public long bytes() {
    return bytes;
  }

  /** Always the same object, because WireMock adds to it. */
  @Override
  public synchronized ServeEvent event() {
    if (event == null) {
      StubMapping stub = stubs.loaded(mapping);
      event =
          new ServeEvent(id, logged(), stub, definition(stub), response(), true, timing(), null);
    }
    return event;
  }

  @Override
  public boolean is(UUID other) {
    return id.equals(other);
  }

  /**
   * As WireMock copies a request, except that the time is ours: WireMock would take the current
   * one.
   */
  private LoggedRequest logged() {
    WireMockRequest wired = WireMockRequest.readable(masked(request), "", false);
    Map<String, Object> members =
        Map.of(
            "url", wired.getUrl(),
            "absoluteUrl", wired.getAbsoluteUrl(),
            "method", wired.getMethod(),
            "clientIp", wired.getClientIp(),
            "headers", wired.getHeaders(),
            "cookies", Map.of(),
            "browserProxyRequest", false,
            "loggedDate", time,
            "bodyAsBase64", wired.getBodyAsBase64(),
            "protocol", wired.getProtocol());
    LoggedRequest logged = Json.mapToObject(members, LoggedRequest.class);
    logged.formParameters().putAll(wired.formParameters());
    return logged;
  }

  private ResponseDefinition definition(StubMapping stub) {
    if (answer.status() == 204) {
      return ResponseDefinitionBuilder.responseDefinition().withStatus(204).build();
    }
    return ResponseDefinitionBuilder.like(stub.getResponse())
        .but()
        .withStatus(answer.status())
        .withBodyFile(null)
        .withBody(new String(answer.body().bytes(), StandardCharsets.UTF_8))
        .build();
  }

  private LoggedResponse response() {
    HttpHeaders headers =
        new HttpHeaders(
            answer.headers().stream()
                .map(header -> new HttpHeader(header.name(), header.value()))
                .toList());
    Response.Builder response =
        Response.response().status(answer.status()).headers(headers).body(answer.body().bytes());
    answer.fault().flatMap(FastPathServeEvent::fault).ifPresent(response::fault);
    return LoggedResponse.from(response.build(), Limit.UNLIMITED);
  }

  /** WireMock has no name for a truncated response. */
  private static Optional<Fault> fault(ServerResponse.Fault fault) {
    return switch (fault) {
      case RESET -> Optional.of(Fault.CONNECTION_RESET_BY_PEER);
      case EMPTY -> Optional.of(Fault.EMPTY_RESPONSE);
      default -> Optional.empty();
    };
  }

  private Timing timing() {
    return Json.mapToObject(
        Map.of(
            "addedDelay",
            answer.pace().delayMillis(),
            "processTime",
            nanos / NANOS,
            "responseSendTime",
            0),
        Timing.class);
  }
}
