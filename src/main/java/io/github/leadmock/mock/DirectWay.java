package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.leadmock.front.Answer;
import io.github.leadmock.front.Inbound;
import io.github.leadmock.operation.Reply;
import io.github.leadmock.operation.Request;
import io.github.leadmock.service.Address;
import io.github.leadmock.service.Conversation;
import io.github.leadmock.service.Cors;
import io.github.leadmock.service.Header;
import io.github.leadmock.service.Intake;
import io.github.leadmock.service.Outcome;
import io.github.leadmock.service.Requests;
import io.github.leadmock.service.Route;
import io.github.leadmock.service.Routes;
import io.github.leadmock.service.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests to our own operations without WireMock's matching and templating, byte for byte
 * as WireMock would with our stub mappings, and leaves them to WireMock when anything of the user's
 * could apply. Our server loads no extension that filters or watches requests; one that did would
 * have to be asked here. Thread-safe.
 */
final class DirectWay {

  private final Conversation conversation;
  private final Routes routes;
  private final BundledStubs stubs;
  private final StubWatch watch;
  private final BoundedJournal journal;
  private final boolean strictWire;

  DirectWay(Core core, StubWatch watch, BoundedJournal journal) {
    this.conversation = core.conversation();
    this.routes = core.stubs().routes();
    this.stubs = core.stubs();
    this.watch = watch;
    this.journal = journal;
    this.strictWire = core.strictWire();
  }

  /** The answer, or nothing when WireMock has to give it. */
  Optional<Answer> answer(Inbound inbound) {
    if (!watch.isUntouched() || isForWireMock(inbound)) {
      return Optional.empty();
    }
    String method = inbound.method().toUpperCase(Locale.ROOT);
    String path = Address.mend(inbound.path());
    return routes
        .find(method, path)
        .filter(match -> match.route().isPrintable())
        .flatMap(match -> answer(inbound, method, path, match));
  }

  /** Only WireMock's own code makes journal entries of cookies and of parts. */
  private static boolean isForWireMock(Inbound inbound) {
    @Nullable String type = inbound.header("Content-Type");
    return inbound.has("Cookie") || (type != null && Intake.isMultipart(type));
  }

  private Optional<Answer> answer(Inbound inbound, String method, String path, Routes.Match match) {
    @Nullable StubMapping stub = stubs.loaded(match.route().id());
    if (stub == null) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    UnaryOperator<@Nullable String> header = inbound::header;
    Answer answer =
        Cors.isPreflight(method, header)
            ? new Answer(204, Cors.headers(method, header, strictWire), new byte[0])
            : answer(inbound, match, request(inbound, method, match.variables()), path);
    journal.add(Served.of(inbound, stub, answer, System.nanoTime() - start));
    return Optional.of(answer);
  }

  private Answer answer(Inbound inbound, Routes.Match match, Request request, String path) {
    Route route = match.route();
    Outcome outcome =
        conversation.answer(route.target(), request, path, inbound.intake().complaint());
    Reply reply = outcome.reply();
    int status = reply instanceof Reply.Failure failure ? failure.status() : route.status();
    Template template =
        (reply instanceof Reply.Failure ? route.error() : route.success()).orElseThrow();
    List<Header> headers = new ArrayList<>(route.headers());
    headers.addAll(conversation.headers(outcome));
    headers.addAll(Cors.headers(request.method(), inbound::header, strictWire));
    return new Answer(
        status, headers, template.render(reply.model()).getBytes(StandardCharsets.UTF_8));
  }

  private static Request request(Inbound inbound, String method, Map<String, String> variables) {
    @Nullable String query = inbound.query();
    return Requests.of(
        method,
        variables,
        query == null || query.isEmpty() ? null : Address.mend(query),
        inbound.headers(),
        inbound.intake().plain());
  }
}
