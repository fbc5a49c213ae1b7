package io.github.leadmock.verify;

import io.github.leadmock.contract.Contract;
import io.github.leadmock.contract.OperationSpec;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.contract.Violation;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds single answers against the contract, whoever asked for them: whether the status is
 * documented, the body JSON that says so, a success as its schema wants it, and whether it fits to
 * its request. Sends nothing. Immutable and thread-safe.
 */
public final class ExchangeCheck {

  private static final int MOST_FINDINGS = 25;
  private static final int MOST_BYTES = 32 << 20;
  private static final Pattern SECRET_PARAMETER =
      Pattern.compile("(?i)(?<=[?&])(username|password|[a-z_]*token|[a-z_]*key)=[^&]*");

  private final Contract contract;
  private final Rule.Status failOn;
  private final AnswerLaws laws;

  private ExchangeCheck(Contract contract, Rule.Status failOn) {
    this.contract = contract;
    this.failOn = failOn;
    this.laws = new AnswerLaws(contract);
  }

  /**
   * A check that is lenient where the documents are silent.
   *
   * @param api {@code metroleads} or {@code liveforce}
   */
  public static ExchangeCheck of(String api) {
    return new ExchangeCheck(Contract.of(api), Rule.Status.INFERRED);
  }

  /** The same, but every finding fails, those of assumed rules included. */
  public ExchangeCheck strict() {
    return new ExchangeCheck(Contract.strict(contract.catalogue().api()), Rule.Status.ASSUMED);
  }

  /** The same, where findings of rules that are at least so sure fail. */
  public ExchangeCheck failingOn(Rule.Status other) {
    return new ExchangeCheck(contract, other);
  }

  /** The rules that findings name. */
  public RuleCatalogue rules() {
    return contract.catalogue();
  }

  /**
   * The operation that a request is for, below any base path; empty if there is none.
   *
   * @param method upper case
   * @param path the raw path
   */
  public Optional<String> operation(String method, String path) {
    // The documented example of removing a note sends GET (rule ML-NO-15).
    boolean removesByReading = method.equals("GET") && path.endsWith("/remove");
    String asked = removesByReading ? "POST" : method;
    return contract.operations().values().stream()
        .filter(operation -> operation.isAskedBy(asked, path))
        .map(OperationSpec::name)
        .findFirst();
  }

  /**
   * The findings on an answer, warnings included; empty if it is as documented.
   *
   * @param operation one of the API's
   */
  public List<Finding> check(String operation, Exchange exchange) {
    Call call = call(exchange);
    Answer answer = answer(call, exchange);
    List<Violation> violations = violations(contract.operation(operation), exchange, answer);
    return findings(operation, exchange, violations);
  }

  /** What is wrong as findings on an exchange. */
  List<Finding> findings(String operation, Exchange exchange, List<Violation> violations) {
    if (violations.isEmpty()) {
      // What hides secrets takes longer to be made than the check.
      return List.of();
    }
    boolean issuesToken = operation.equals("issue-token");
    Scale scale = new Scale(rules(), failOn);
    Recorder recorder = issuesToken ? forLogin(exchange) : recorder(exchange);
    Call call = call(exchange);
    return violations.stream()
        .map(
            wrong ->
                issuesToken && exchange.status() < 400
                    ? withoutBody(wrong, exchange.status())
                    : wrong)
        .map(wrong -> recorder.finding(scale, operation, call, exchange.status(), wrong))
        .limit(MOST_FINDINGS)
        .toList();
  }

  /** An exchange as reports show it. */
  HttpExchange shown(TrafficCheck.Passed passed) {
    Exchange exchange = passed.exchange();
    boolean issuesToken = passed.operation().equals(Optional.of("issue-token"));
    Recorder recorder = issuesToken ? forLogin(exchange) : recorder(exchange);
    Answer answer = answer(call(exchange), exchange);
    return recorder
        .record(exchange.url(), answer, Duration.ofNanos(passed.ended() - passed.began()))
        .withRequestHeaders(recorder.masked(passed.requestHeaders()));
  }

  /**
   * A body as it is meant.
   *
   * @param coding the header Content-Encoding
   * @return empty when it is packed in a way that cannot be read here
   */
  public static Optional<byte[]> unpacked(Optional<String> coding, byte[] body) {
    try {
      return Optional.of(Coding.unpack(coding, body, MOST_BYTES).body());
    } catch (Undecided unknown) {
      return Optional.empty();
    }
  }

  /** The answer of an exchange, unpacked. */
  static Answer answer(Call call, Exchange exchange) {
    HttpHeaders headers = HttpHeaders.of(exchange.responseHeaders(), (name, value) -> true);
    return new Answer(
        call, exchange.status(), headers, unpacked(exchange, headers), exchange.fault());
  }

  /** The bytes as they are meant: most clients unpack them, and leave the header as it was. */
  private static byte[] unpacked(Exchange exchange, HttpHeaders headers) {
    byte[] body = exchange.responseBody();
    boolean packed = body.length > 1 && body[0] == 0x1F && body[1] == (byte) 0x8B;
    return packed
        ? Coding.unpack(headers.firstValue("Content-Encoding"), body, MOST_BYTES).body()
        : body;
  }

  private List<Violation> violations(OperationSpec operation, Exchange exchange, Answer answer) {
    List<Violation> violations = new ArrayList<>();
    if (isUnchanged(exchange)) {
      return violations;
    }
    if (!operation.statuses().contains(answer.status())) {
      violations.add(undocumented(operation, answer));
    }
    if (answer.call().method().equals("HEAD")) {
      return violations;
    }
    BodyRules bodies = BodyRules.of(rules().api());
    if (!answer.isEmptyAsItMayBe(bodies) || answer.fault().isPresent()) {
      violations.addAll(answer.notJson(bodies));
    }
    if (answer.status() == 200) {
      answer
          .json()
          .ifPresent(
              body -> {
                violations.addAll(contract.check(operation.name(), body));
                laws.check(
                    into(violations),
                    operation.name(),
                    operation.variables(exchange.url().getRawPath()).orElse(Map.of()),
                    answer,
                    body);
              });
    }
    return violations;
  }

  /** Whether it says, as it should, that the client has the answer already. */
  private static boolean isUnchanged(Exchange exchange) {
    // RFC 9110, section 15.4.5
    return exchange.status() == 304
        && exchange.conditional()
        && (exchange.method().equals("GET") || exchange.method().equals("HEAD"))
        && exchange.responseBody().length == 0
        && exchange.fault().isEmpty();
  }

  /** Collects what is wrong. */
  static Finder into(List<Violation> violations) {
    return new Finder() {
      @Override
      public void find(Answer answer, Violation wrong) {
        violations.add(wrong);
      }

      @Override
      public void reading(String rule, String reading) {
        // A single answer is no run, which has room for readings.
      }
    };
  }

  private Violation undocumented(OperationSpec operation, Answer answer) {
    // An unknown status counts as the first of its class (RFC 9110, section 15).
    int documented = answer.status() < 400 ? 200 : answer.status() < 500 ? 400 : 500;
    return new Violation(
        rules().id("ST-" + documented),
        "",
        "the status %s is not documented".formatted(answer.status()),
        operation.statuses().stream()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", ")),
        answer.status() + " " + answer.text());
  }

  /** What issues tokens answers with one. */
  private static Violation withoutBody(Violation wrong, int status) {
    String shown = "status %s with a body that may hold a token".formatted(status);
    return new Violation(wrong.rule(), wrong.pointer(), wrong.message(), wrong.expected(), shown);
  }

  /** The request of an exchange. */
  static Call call(Exchange exchange) {
    String query = Optional.ofNullable(exchange.url().getRawQuery()).map(q -> "?" + q).orElse("");
    return new Call(
        exchange.method(),
        exchange.url().getRawPath() + SECRET_PARAMETER.matcher(query).replaceAll("$1=***"),
        exchange.token().isEmpty() ? Access.NONE : Access.VALID,
        exchange.contentType(),
        exchange.requestBody());
  }

  private static Recorder recorder(Exchange exchange) {
    return Recorder.ofTraffic(exchange.server(), exchange.user(), exchange.token());
  }

  /** issue-token has user and password in the query. */
  private static Recorder forLogin(Exchange exchange) {
    return Recorder.ofTraffic(
        exchange.server(), parameter(exchange, "username"), parameter(exchange, "password"));
  }

  private static String parameter(Exchange exchange, String name) {
    String query = "&" + Optional.ofNullable(exchange.url().getRawQuery()).orElse("");
    Matcher found = Pattern.compile("&" + name + "=([^&]*)").matcher(query);
    return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : "";
  }
}
