package io.github.leadmock.mock;

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
import io.github.leadmock.front.Answer;
import io.github.leadmock.front.Body;
import io.github.leadmock.front.Inbound;
import io.github.leadmock.operation.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands requests of our own front to one of WireMock's handlers and takes its responses back.
 * Thread-safe.
 */
final class Handover {

  private static final byte[] NOTHING = {};

  private final RequestHandler handler;
  private final Notifier notifier;
  private final UnmatchedHeaders unmatchedHeaders;

  Handover(RequestHandler handler, Notifier notifier, UnmatchedHeaders unmatchedHeaders) {
    this.handler = handler;
    this.notifier = notifier;
    this.unmatchedHeaders = unmatchedHeaders;
  }

  /** Further headers of the answer to a request that nothing takes. */
  interface UnmatchedHeaders {

    /** None, as on the admin side. */
    UnmatchedHeaders NONE = (request, id) -> List.of();

    /**
     * The headers.
     *
     * @param id names the request in the log
     */
    List<Header> of(Inbound request, UUID id);
  }

  /** Answers before it returns; what WireMock throws goes through. */
  void handle(WireRequest request, Consumer<Answer> outlet) {
    // WireMock's own server does the same for each request: its parts look for it on their thread.
    LocalNotifier.set(notifier);
    handler.handle(
        request,
        (original, response, notes) -> outlet.accept(answer(request.inbound(), response, notes)),
        null);
  }

  private Answer answer(Inbound request, Response response, Map<String, Object> notes) {
    if (!response.wasConfigured()) {
      return unmatched(
          request, Optional.ofNullable((ServeEvent) notes.get(ORIGINAL_SERVE_EVENT_KEY)));
    }
    byte @Nullable [] body = response.getBody();
    return new Answer(
        response.getStatus(),
        response.getStatusMessage(),
        headers(response),
        Body.of(body == null ? NOTHING : body),
        pace(response),
        Optional.ofNullable(response.getFault()).map(Handover::fault));
  }

  private static List<Header> headers(Response response) {
    List<Header> headers = new ArrayList<>();
    for (HttpHeader header : response.getHeaders().all()) {
      header.values().forEach(value -> headers.add(new Header(header.key(), value)));
    }
    return headers;
  }

  private static Answer.Pace pace(Response response) {
    @Nullable ChunkedDribbleDelay dribble = response.getChunkedDribbleDelay();
    return dribble == null
        ? new Answer.Pace(response.getInitialDelay(), 1, 0)
        : new Answer.Pace(
            response.getInitialDelay(),
            Math.max(1, dribble.getNumberOfChunks()),
            dribble.getTotalDuration());
  }

  private static Answer.Fault fault(Fault fault) {
    return switch (fault) {
      case CONNECTION_RESET_BY_PEER -> Answer.Fault.RESET;
      case EMPTY_RESPONSE -> Answer.Fault.EMPTY;
      case MALFORMED_RESPONSE_CHUNK -> Answer.Fault.MALFORMED_CHUNK;
      case RANDOM_DATA_THEN_CLOSE -> Answer.Fault.RANDOM_DATA;
    };
  }

  /** WireMock's report of what comes closest; the admin side has none. */
  private Answer unmatched(Inbound request, Optional<ServeEvent> event) {
    Optional<Answer> answer =
        event
            .flatMap(ServeEvent::getDiffSubEvent)
            .map(report -> report.getDataAs(DiffEventData.class))
            .map(
                report ->
                    new Answer(
                        report.getStatus(),
                        List.of(
                            new Header("Content-Type", report.getContentType() + ";charset=UTF-8")),
                        report.getReport().getBytes(StandardCharsets.UTF_8)));
    List<Header> more =
        event.map(known -> unmatchedHeaders.of(request, known.getId())).orElseGet(List::of);
    return answer
        .map(found -> found.withHeaders(more))
        .orElseGet(() -> Answers.error(404, "Not Found"));
  }
}
