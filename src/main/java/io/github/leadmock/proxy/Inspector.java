package io.github.leadmock.proxy;

import io.github.leadmock.api.Reply;
import io.github.leadmock.contract.Violation;
import io.github.leadmock.control.Cause;
import io.github.leadmock.control.ControlledApi;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.engine.ApiHandler;
import io.github.leadmock.engine.Cors;
import io.github.leadmock.engine.Engine;
import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.LoggedMessage;
import io.github.leadmock.message.Header;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.message.RequestBody;
import io.github.leadmock.recording.RecordedCall;
import io.github.leadmock.server.BodyCopy;
import io.github.leadmock.server.ExchangeGate;
import io.github.leadmock.server.PassedExchange;
import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.server.ServerResponse;
import io.github.leadmock.verify.Authorization;
import io.github.leadmock.verify.Exchange;
import io.github.leadmock.verify.ExchangeCheck;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.TrafficCheck;
import io.github.leadmock.verify.TrafficCheck.Passed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what passes: decides at once what the switches and {@code --enforce} ask for, and leaves
 * all else to the thread that checks. Thread-safe.
 */
final class Inspector implements ExchangeGate {

  private static final String JSON = "application/json";

  private final ProxySettings settings;
  private final ControlledApi api;
  private final Engine engine;
  private final Objections objections;
  private final TrafficCheck check;
  private final Checker checker;
  private final Optional<Cors> cors;
  private final Consumer<RecordedCall> recorder;
  private final AtomicLong writesBegun = new AtomicLong();
  private final AtomicLong writesEnded = new AtomicLong();

  /**
   * An inspector.
   *
   * @param recorder takes what has passed whole, on the thread that checks
   */
  Inspector(
      ProxySettings settings,
      Engine engine,
      TrafficCheck check,
      Checker checker,
      Consumer<RecordedCall> recorder) {
    this.recorder = recorder;
    this.settings = settings;
    this.engine = engine;
    this.api = engine.vendors().api(settings.api());
    this.objections = new Objections(api.api(), engine.files().mappings());
    this.check = check;
    this.checker = checker;
    this.cors = settings.cors().map(policy -> new Cors(policy, false));
  }

  @Override
  public Passage arrived(ServerRequest head) {
    checker.begin();
    return new Inspection(head);
  }

  /** Whether a request asks about the server as a whole, which no API has a rule about. */
  private static boolean isForTheServer(ServerRequest head) {
    return head.path().equals("*");
  }

  /** The address at the server. */
  private URI address(ServerRequest head) {
    return URI.create(settings.upstream().toString().replaceAll("/+$", "") + head.url());
  }

  private final class Inspection implements Passage {

    private final UUID id = UUID.randomUUID();
    private final ServerRequest head;
    private final boolean preflight;
    private final Objections.Target target;
    private final boolean write;
    private final boolean quietBefore;
    private final long writesBefore;
    private ControlledApi.@Nullable Detour detour;
    private @Nullable ServerResponse told;
    private String hint = "";
    private List<Finding> refused = List.of();

    Inspection(ServerRequest head) {
      this.head = head;
      this.preflight = Cors.asks(head.method(), head::header);
      this.target = objections.target(head);
      this.write = target.operation().filter(api.api()::writes).isPresent();
      this.writesBefore = writesBegun.get();
      this.quietBefore = writesBefore == writesEnded.get();
      if (write) {
        writesBegun.incrementAndGet();
      }
    }

    @Override
    public Handling handling() {
      List<Header> headers =
          cors.map(known -> known.headers(head.method(), head::header)).orElse(List.of());
      if (cors.filter(known -> known.isPreflight(head.method(), head::header)).isPresent()) {
        return new Handling(
            Optional.of(told(new ServerResponse(204, List.of(), new byte[0]))),
            0,
            false,
            false,
            headers);
      }
      if (preflight || isForTheServer(head)) {
        return new Handling(Optional.empty(), 0, false, false, headers);
      }
      ControlledApi.Detour way = api.detour(target.operation().orElse(""));
      detour = way;
      if (way.failure().isPresent() && !way.passes()) {
        return new Handling(
            Optional.of(told(failed(way.failure().get(), way))), 0, false, false, headers);
      }
      return new Handling(
          Optional.empty(),
          way.delayMillis(),
          settings.enforce().requests(),
          settings.enforce().responses() || way.failure().isPresent(),
          headers);
    }

    private ServerResponse told(ServerResponse answer) {
      told = answer;
      return answer;
    }

    /** The headers of an error that the proxy itself answers. */
    private List<Header> errorHeaders(String hint) {
      this.hint = hint;
      List<Header> headers = new ArrayList<>();
      headers.add(new Header("Content-Type", JSON));
      headers.add(ApiHandler.hint(hint));
      if (!isForTheServer(head)) {
        headers.add(ApiHandler.explanation(head.origin(), id));
      }
      return headers;
    }

    private ServerResponse refusal(
        int status, String message, String hint, List<Finding> findings) {
      refused = findings;
      return told(
          new ServerResponse(
              status,
              errorHeaders(hint),
              FindingJson.refusal(message, findings).getBytes(StandardCharsets.UTF_8)));
    }

    /** The failure that a switch asks for. */
    private ServerResponse failed(Reply.Failure failure, ControlledApi.Detour way) {
      List<Header> headers = errorHeaders(failure.hint());
      failure.headers().forEach((name, value) -> headers.add(new Header(name, value)));
      byte[] body =
          engine
              .files()
              .mappings()
              .find(head.method(), head.path())
              .flatMap(match -> match.mapping().error())
              .map(template -> template.print(failure.model()))
              .orElseGet(
                  () ->
                      "{\"message\":%s}\n"
                          .formatted(failure.model().get("message"))
                          .getBytes(StandardCharsets.UTF_8));
      ServerResponse plain = new ServerResponse(failure.status(), headers, body);
      ServerResponse late =
          new ServerResponse(
              plain.status(),
              null,
              plain.headers(),
              plain.body(),
              new ServerResponse.Pace(way.passes() ? 0 : way.delayMillis(), 1, 0),
              Optional.empty());
      return way.fault().map(kind -> late.withFault(fault(kind))).orElse(late);
    }

    @Override
    public Optional<ServerResponse> requestRead(BodyCopy body) {
      Passed passed = passed(body, 0, List.of(), BodyCopy.NONE, Optional.empty(), head.arrival());
      List<Finding> failing = check.ofRequest(passed).stream().filter(Finding::fails).toList();
      return failing.isEmpty()
          ? Optional.empty()
          : Optional.of(
              refusal(
                  422, "the request is against the contract", failing.get(0).expected(), failing));
    }

    @Override
    public Optional<ServerResponse> responseRead(ServerResponse answer) {
      ControlledApi.@Nullable Detour way = detour;
      if (way != null && way.failure().isPresent()) {
        return Optional.of(
            told(
                way.fault()
                    .map(kind -> answer.withFault(fault(kind)))
                    .orElseGet(() -> failed(way.failure().get(), way))));
      }
      BodyCopy body = new BodyCopy(answer.body().bytes(), answer.body().length(), true);
      List<Finding> failing =
          readable(answer.headers(), body)
              .map(
                  plain ->
                      check
                          .ofAnswer(
                              passed(
                                  BodyCopy.NONE,
                                  answer.status(),
                                  answer.headers(),
                                  plain,
                                  Optional.empty(),
                                  head.arrival()))
                          .stream()
                          .filter(Finding::fails)
                          .toList())
              .orElse(List.of());
      return failing.isEmpty()
          ? Optional.empty()
          : Optional.of(
              refusal(
                  502,
                  "the answer is against the contract",
                  "Not caused by your request: mend the server, or get its answer without --enforce response.",
                  failing));
    }

    @Override
    public ServerResponse unanswered(Throwable why) {
      int status = UpstreamFailure.status(why);
      return told(
          new ServerResponse(
              status,
              errorHeaders(
                  "See that %s is up, and the server that you mean (--upstream)%s."
                      .formatted(
                          settings.upstream(),
                          status == 504 ? ", or give it more time (--timeout)" : "")),
              JsonText.error(
                      "leadmock proxy: no answer from %s: %s"
                          .formatted(
                              settings.upstream(), UpstreamFailure.reason(why, settings.silence())))
                  .getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void ended(PassedExchange passed) {
      boolean quiet = quietBefore && writesBegun.get() == writesBefore + (write ? 1 : 0);
      if (write) {
        writesEnded.incrementAndGet();
      }
      long size = passed.request().bytes().length + passed.response().bytes().length;
      if (preflight && passed.sent()) {
        // A browser's question, not the app's: no document of a vendor speaks of it.
        checker.later(size, () -> log(passed, List.of()));
      } else if (!preflight && !isForTheServer(head)) {
        checker.later(size, () -> judge(passed, quiet));
      }
      checker.end();
    }

    private void judge(PassedExchange over, boolean quiet) {
      Optional<String> skipped = Optional.empty();
      Optional<BodyCopy> plain = readable(over.headers(), over.response());
      Optional<Throwable> failure = over.failure();
      if (!over.sent()) {
        skipped = Optional.of("");
      } else if (over.clientGone()) {
        skipped = Optional.of("the client did not wait for the end");
      } else if (failure.isEmpty() && !over.response().whole()) {
        skipped = Optional.of("a body too large to keep");
      } else if (plain.isEmpty()) {
        skipped = Optional.of("a body packed in a way that cannot be read here");
      }
      Passed passed =
          passed(
              over.request(),
              over.status(),
              over.headers(),
              plain.orElse(BodyCopy.NONE),
              failure,
              over.ended());
      Passed exact =
          new Passed(
              passed.operation(),
              passed.exchange(),
              passed.requestHeaders(),
              passed.objections(),
              passed.unanswered(),
              write,
              over.began(),
              over.ended(),
              quiet);
      List<Finding> fresh =
          skipped.isEmpty() ? check.pass(exact) : check.passUnanswered(exact, skipped.get());
      log(over, refused.isEmpty() ? fresh : refused);
      if (skipped.isEmpty() && over.failure().isEmpty() && over.request().whole()) {
        record(over, plain.orElse(BodyCopy.NONE));
      }
      checker.tell(fresh);
    }

    private void record(PassedExchange over, BodyCopy plain) {
      recorder.accept(
          new RecordedCall(
              head.method(),
              head.url(),
              RequestBody.of(over.request().bytes(), head.header("Content-Encoding")).plain(),
              over.status(),
              plain.bytes(),
              Instant.now(),
              TimeUnit.NANOSECONDS.toMillis(over.ended() - over.began())));
    }

    private Passed passed(
        BodyCopy request,
        int status,
        List<Header> headers,
        BodyCopy response,
        Optional<Throwable> failure,
        long ended) {
      Optional<RequestBody> body =
          request.whole()
              ? Optional.of(RequestBody.of(request.bytes(), head.header("Content-Encoding")))
              : Optional.empty();
      Authorization login = Authorization.of(head.header("Authorization"));
      Optional<String> fault =
          failure
              .filter(why -> status > 0)
              .map(why -> "the body is cut off after %s bytes".formatted(response.length()));
      Exchange exchange =
          new Exchange(
              head.method(),
              address(head),
              login.user(),
              login.token(),
              Optional.ofNullable(head.header("Content-Type")),
              body.map(RequestBody::plain)
                  .filter(bytes -> bytes.length > 0)
                  .map(bytes -> new String(bytes, StandardCharsets.UTF_8)),
              Exchange.isConditional(head::has),
              status,
              map(withoutCoding(headers)),
              response.bytes(),
              fault);
      List<Violation> wrong = objections.of(head, target, body);
      return new Passed(
          target.operation(),
          exchange,
          map(head.headers()),
          wrong,
          failure
              .filter(why -> status == 0)
              .map(why -> UpstreamFailure.reason(why, settings.silence())),
          write,
          head.arrival(),
          ended,
          false);
    }

    private void log(PassedExchange over, List<Finding> findings) {
      ServerResponse answer =
          told != null
              ? told
              : new ServerResponse(over.status(), over.headers(), over.response().bytes());
      Optional<ControlledApi.Detour> way = Optional.ofNullable(detour);
      Optional<Reply.Failure> made = way.flatMap(ControlledApi.Detour::failure);
      boolean chaos = made.isPresent();
      String reason =
          hint.isEmpty()
              ? made.map(Reply.Failure::hint)
                  .or(() -> findings.stream().map(Finding::message).findFirst())
                  .orElse("")
              : hint;
      String rules = String.join(", ", findings.stream().map(Finding::rule).distinct().toList());
      engine
          .logger()
          .ifPresent(
              logger ->
                  logger
                      .log()
                      .add(
                          new LogEntry(
                              id,
                              Instant.now(),
                              over.ended() - over.began(),
                              0,
                              new LogEntry.Target(
                                  Optional.of(settings.api()),
                                  target.operation().map(name -> settings.api() + "/" + name),
                                  Optional.empty(),
                                  Optional.empty()),
                              head.method(),
                              head.url(),
                              head.origin(),
                              head.clientPort(),
                              LoggedMessage.of(head::headers, over.request().bytes()),
                              answer.status(),
                              LoggedMessage.of(answer::headers, answer.body().bytes()),
                              new LogEntry.Outcome(
                                  chaos
                                      ? Cause.CHAOS
                                      : findings.isEmpty() ? Cause.NONE : Cause.NATURAL,
                                  rules,
                                  reason,
                                  Optional.empty(),
                                  way.flatMap(ControlledApi.Detour::fault).map(FaultKind::word),
                                  way.map(ControlledApi.Detour::delayMillis).orElse(0L)),
                              Optional::empty)));
    }
  }

  /** The body unpacked; empty when it cannot be read here. */
  private static Optional<BodyCopy> readable(List<Header> headers, BodyCopy body) {
    Optional<String> coding = Header.values(headers, "Content-Encoding").stream().findFirst();
    return ExchangeCheck.unpacked(coding, body.bytes())
        .map(plain -> new BodyCopy(plain, body.length(), body.whole()));
  }

  /** The body is unpacked already. */
  private static List<Header> withoutCoding(List<Header> headers) {
    return headers.stream()
        .filter(header -> !header.name().equalsIgnoreCase("Content-Encoding"))
        .toList();
  }

  private static Map<String, List<String>> map(List<Header> headers) {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : headers) {
      byName.computeIfAbsent(header.name(), any -> new ArrayList<>()).add(header.value());
    }
    return byName;
  }

  private static ServerResponse.Fault fault(FaultKind kind) {
    return switch (kind) {
      case RESET -> ServerResponse.Fault.RESET;
      case EMPTY -> ServerResponse.Fault.EMPTY;
      case TRUNCATED -> ServerResponse.Fault.TRUNCATED;
    };
  }
}
