package io.github.leadmock.wiremock.http;

import static com.github.tomakehurst.wiremock.stubbing.ServeEvent.ORIGINAL_SERVE_EVENT_KEY;

import com.github.tomakehurst.wiremock.common.LocalNotifier;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.RequestHandler;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.diff.DiffEventData;
import io.github.leadmock.admin.ErrorResponses;
import io.github.leadmock.engine.WireMockSide;
import io.github.leadmock.message.Header;
import io.github.leadmock.server.ResponseBody;
import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.server.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests from our own server to one of WireMock's handlers, and converts its responses.
 * Thread-safe.
 */
final class WireMockBridge implements WireMockSide.Handler {

  private static final byte[] NOTHING = {};

  private final RequestHandler handler;
  private final String contextPath;
  private final Notifier notifier;
  private final UnmatchedHeaders unmatchedHeaders;

  /**
   * Creates a bridge to one handler.
   *
   * @param contextPath the prefix to remove from the path, as servlet containers do
   */
  WireMockBridge(
      RequestHandler handler,
      String contextPath,
      Notifier notifier,
      UnmatchedHeaders unmatchedHeaders) {
    this.handler = handler;
    this.contextPath = contextPath;
    this.notifier = notifier;
    this.unmatchedHeaders = unmatchedHeaders;
  }

  /** Additional headers of the response to an unmatched request. */
  public interface UnmatchedHeaders {

    /** No headers, as for the admin API. */
    UnmatchedHeaders NONE = (request, id) -> List.of();

    /**
     * The headers.
     *
     * @param id identifies the request in the log
     */
    List<Header> of(ServerRequest request, UUID id);
  }

  @Override
  public void handle(ServerRequest inbound, boolean plain, Consumer<ServerResponse> outlet) {
    // WireMock's own server does the same for each request; its classes look for the notifier on
    // their thread.
    LocalNotifier.set(notifier);
    handler.handle(
        WireMockRequest.readable(inbound, contextPath, plain),
        (original, response, notes) -> outlet.accept(answer(inbound, response, notes)),
        null);
  }

  private ServerResponse answer(
      ServerRequest request, Response response, Map<String, Object> notes) {
    if (!response.wasConfigured()) {
      return unmatched(
          request, Optional.ofNullable((ServeEvent) notes.get(ORIGINAL_SERVE_EVENT_KEY)));
    }
    byte @Nullable [] body = response.getBody();
    return new ServerResponse(
        response.getStatus(),
        response.getStatusMessage(),
        headers(response),
        ResponseBody.of(body == null ? NOTHING : body),
        pace(response),
        Optional.ofNullable(response.getFault()).map(WireMockBridge::fault));
  }

  private static List<Header> headers(Response response) {
    List<Header> headers = new ArrayList<>();
    for (HttpHeader header : response.getHeaders().all()) {
      header.values().forEach(value -> headers.add(new Header(header.key(), value)));
    }
    return headers;
  }

  private static ServerResponse.Pace pace(Response response) {
    @Nullable ChunkedDribbleDelay dribble = response.getChunkedDribbleDelay();
    return dribble == null
        ? new ServerResponse.Pace(response.getInitialDelay(), 1, 0)
        : new ServerResponse.Pace(
            response.getInitialDelay(),
            Math.max(1, dribble.getNumberOfChunks()),
            dribble.getTotalDuration());
  }

  private static ServerResponse.Fault fault(Fault fault) {
    return switch (fault) {
      case CONNECTION_RESET_BY_PEER -> ServerResponse.Fault.RESET;
      case EMPTY_RESPONSE -> ServerResponse.Fault.EMPTY;
      case MALFORMED_RESPONSE_CHUNK -> ServerResponse.Fault.MALFORMED_CHUNK;
      case RANDOM_DATA_THEN_CLOSE -> ServerResponse.Fault.RANDOM_DATA;
    };
  }

  /** WireMock's near-miss report; the admin API has none. */
  private ServerResponse unmatched(ServerRequest request, Optional<ServeEvent> event) {
    Optional<ServerResponse> answer =
        event
            .flatMap(ServeEvent::getDiffSubEvent)
            .map(report -> report.getDataAs(DiffEventData.class))
            .map(
                report ->
                    new ServerResponse(
                        report.getStatus(),
                        List.of(
                            new Header("Content-Type", report.getContentType() + ";charset=UTF-8")),
                        report.getReport().getBytes(StandardCharsets.UTF_8)));
    return answer
        .map(found -> found.status() < 400 ? found : found.withHeaders(more(request, event)))
        .orElseGet(() -> ErrorResponses.error(404, "Not Found"));
  }

  private List<Header> more(ServerRequest request, Optional<ServeEvent> event) {
    return event.map(known -> unmatchedHeaders.of(request, known.getId())).orElseGet(List::of);
  }
}
