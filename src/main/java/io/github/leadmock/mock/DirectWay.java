package io.github.leadmock.mock;

import io.github.leadmock.console.Entry;
import io.github.leadmock.console.Message;
import io.github.leadmock.control.Cause;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.Outcome;
import io.github.leadmock.front.Answer;
import io.github.leadmock.front.Inbound;
import io.github.leadmock.operation.Header;
import io.github.leadmock.operation.Reply;
import io.github.leadmock.operation.Request;
import io.github.leadmock.service.Address;
import io.github.leadmock.service.Exchange;
import io.github.leadmock.service.Intake;
import io.github.leadmock.service.Mapping;
import io.github.leadmock.service.Mappings;
import io.github.leadmock.service.RequestReader;
import io.github.leadmock.service.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests to our own operations without WireMock's matching and templating, byte for byte
 * as WireMock would with our stub mappings, and leaves them to WireMock when anything of the user's
 * could apply. Which of the two it is is settled before anything is decided about the request. Our
 * server loads no extension of others that filters or watches requests; one that did would have to
 * be asked here. Thread-safe.
 */
final class DirectWay {

  private final Core core;
  private final StubWatch watch;
  private final BoundedJournal journal;
  private final Prints prints = new Prints();

  DirectWay(Core core, StubWatch watch, BoundedJournal journal) {
    this.core = core;
    this.watch = watch;
    this.journal = journal;
  }

  /** The answer, or nothing when WireMock has to give it. */
  Optional<Answer> answer(Inbound inbound) {
    if (!watch.isUntouched() || isForWireMock(inbound)) {
      return Optional.empty();
    }
    String method = inbound.method();
    String path = Address.mend(inbound.path());
    return core.files()
        .mappings()
        .find(method, path)
        .filter(match -> match.mapping().isPrintable())
        .map(match -> answer(inbound, method, path, match));
  }

  /** Only WireMock's own code makes journal entries of cookies and of parts. */
  private static boolean isForWireMock(Inbound inbound) {
    @Nullable String type = inbound.header("Content-Type");
    return inbound.has("Cookie") || (type != null && Intake.isMultipart(type));
  }

  private Answer answer(Inbound inbound, String method, String path, Mappings.Match match) {
    UUID id = randomId();
    long start = System.nanoTime();
    if (core.cors().isPreflight(method, inbound::header)) {
      Answer answer = new Answer(204, core.cors().headers(method, inbound::header), new byte[0]);
      long nanos = System.nanoTime() - start;
      keep(id, inbound, match.mapping(), answer, nanos);
      core.ledger()
          .ifPresent(
              ledger ->
                  ledger.write(
                      seen(id, inbound, method, answer, nanos),
                      Optional.of(match.mapping().target().api()),
                      new Entry.Outcome(Cause.NONE, "", "", Optional.empty(), Optional.empty(), 0),
                      true));
      return answer;
    }
    Exchange exchange =
        core.conversation()
            .answer(
                id,
                match.mapping().target(),
                request(inbound, method, match.variables()),
                path,
                inbound.intake().complaint());
    Answer answer = printed(inbound, method, match.mapping(), exchange);
    long nanos = System.nanoTime() - start;
    keep(id, inbound, match.mapping(), answer, nanos);
    core.ledger()
        .ifPresent(ledger -> ledger.write(seen(id, inbound, method, answer, nanos), exchange));
    return answer;
  }

  private void keep(UUID id, Inbound inbound, Mapping mapping, Answer answer, long nanos) {
    journal.add(new Served(id, inbound, mapping.id(), core.stubs(), answer, nanos));
  }

  private Answer printed(Inbound inbound, String method, Mapping mapping, Exchange exchange) {
    Reply reply = exchange.reply();
    boolean failed = reply instanceof Reply.Failure;
    Template template = (failed ? mapping.error() : mapping.success()).orElseThrow();
    List<Header> headers = new ArrayList<>(mapping.headers());
    headers.addAll(core.conversation().headers(exchange, inbound::origin));
    headers.addAll(core.cors().headers(method, inbound::header));
    return new Answer(
        reply instanceof Reply.Failure failure ? failure.status() : mapping.target().status(),
        null,
        headers,
        prints.of(template, reply),
        pace(inbound, exchange.outcome()),
        exchange.outcome().fault().map(DirectWay::fault));
  }

  /** A delay runs from the request's arrival on. */
  private static Answer.Pace pace(Inbound inbound, Outcome outcome) {
    if (outcome.delayMillis() == 0) {
      return Answer.Pace.AT_ONCE;
    }
    long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - inbound.arrival());
    return new Answer.Pace(Math.max(0, outcome.delayMillis() - passed), 1, 0);
  }

  private static Answer.Fault fault(FaultKind kind) {
    return switch (kind) {
      case RESET -> Answer.Fault.RESET;
      case EMPTY -> Answer.Fault.EMPTY;
      case TRUNCATED -> Answer.Fault.TRUNCATED;
    };
  }

  private static Request request(Inbound inbound, String method, Map<String, String> variables) {
    @Nullable String query = inbound.query();
    return RequestReader.read(
        method,
        variables,
        query == null || query.isEmpty() ? null : Address.mend(query),
        inbound.headers(),
        inbound.intake().plain());
  }

  private static Ledger.Seen seen(
      UUID id, Inbound inbound, String method, Answer answer, long nanos) {
    return new Ledger.Seen(
        id,
        Instant.ofEpochMilli(System.currentTimeMillis()),
        nanos,
        0,
        method,
        inbound.url(),
        inbound.origin(),
        Message.of(inbound::headers, inbound.intake().plain()),
        answer.status(),
        Message.of(answer::headers, answer.body().bytes()));
  }

  /** A random UUID (RFC 9562, version 4) that nobody has to be unable to guess. */
  private static UUID randomId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63));
  }
}
