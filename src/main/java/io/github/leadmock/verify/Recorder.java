package io.github.leadmock.verify;

import io.github.leadmock.contract.Violation;
import io.github.leadmock.secret.NamedSecrets;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Records exchanges, without credentials. Immutable. */
final class Recorder {

  private static final int MOST_CHARACTERS = 20_000;

  private static final int MOST_ACTUAL = 300;

  private final String base;
  private final String user;
  private final String token;
  private final Secrets secrets;
  private final UnaryOperator<String> others;

  /** A recorder for requests to one server with one user's credentials. */
  Recorder(URI baseUrl, String user, String token) {
    this(baseUrl, user, token, text -> text);
  }

  /** A recorder for the traffic of an app, which may send more secrets than its credentials. */
  static Recorder ofTraffic(URI baseUrl, String user, String token) {
    return new Recorder(baseUrl, user, token, text -> NamedSecrets.mask(text, "***"));
  }

  private Recorder(URI baseUrl, String user, String token, UnaryOperator<String> others) {
    this.others = others;
    this.base = baseUrl.toString().replaceAll("/+$", "");
    this.user = user;
    this.token = token;
    this.secrets = new Secrets(user, token);
  }

  HttpExchange record(URI url, Answer answer, Duration took) {
    // A successful answer of issue-token contains a token.
    boolean holdsToken = answer.call().path().contains("/issue_token") && answer.status() == 200;
    return record(url, answer, holdsToken ? "***" : answer.text(), took);
  }

  HttpExchange record(URI url, Answer answer, String text, Duration took) {
    Call call = answer.call();
    Map<String, List<String>> sent = new LinkedHashMap<>();
    call.headers(user, token)
        .forEach(
            (name, value) ->
                sent.put(
                    name,
                    List.of(
                        name.equals("Authorization") ? value.split(" ", 2)[0] + " ***" : value)));
    return new HttpExchange(
        call.method(),
        mask(url),
        sent,
        shorten(mask(call.body().orElse(""))),
        answer.status(),
        masked(answer.headers().map()),
        shorten(mask(text)),
        took);
  }

  /** Headers without credentials. */
  Map<String, List<String>> masked(Map<String, List<String>> headers) {
    Map<String, List<String>> masked = new LinkedHashMap<>();
    headers.forEach(
        (name, values) ->
            masked.put(
                name,
                values.stream()
                    .map(value -> NamedSecrets.isHeader(name) ? "***" : mask(value))
                    .toList()));
    return masked;
  }

  String mask(String text) {
    return others.apply(secrets.mask(text));
  }

  URI mask(URI address) {
    return URI.create(others.apply(secrets.mask(address).toString()));
  }

  /** A command that repeats the call, with the credentials as environment variables. */
  String curl(Call call) {
    StringBuilder line = new StringBuilder("curl -sS -i");
    if (call.method().equals("HEAD")) {
      line.append(" --head");
    } else if (!call.method().equals("GET")) {
      line.append(" -X ").append(call.method());
    }
    if (!call.access().curl().isEmpty()) {
      line.append(' ').append(call.access().curl());
    }
    // A header without a value makes curl leave it out.
    line.append(" -H 'User-Agent:' -H 'Accept:' -H 'Accept-Encoding: identity'");
    Optional<String> body = call.body();
    if (body.isEmpty() && call.method().equals("POST")) {
      line.append(" -H 'Content-Length: 0'");
    }
    if (body.isPresent()) {
      // Masked before it is quoted and cut: a secret with a quote would be two words, half a secret
      // none.
      String type = call.contentType().map(given -> " " + mask(given)).orElse("");
      line.append(' ').append(quote("Content-Type:" + type, "-H "));
      line.append(' ').append(quote(shorten(mask(body.get())), "--data-binary "));
    }
    return line.append(' ').append(quote(mask(base + call.path()), "")).toString();
  }

  /** The finding for a violation in the answer to a call. */
  Finding finding(Scale scale, String operation, Call call, int status, Violation wrong) {
    return new Finding(
        wrong.rule(),
        scale.severity(wrong.rule()),
        scale.weight(wrong.rule()),
        operation,
        status,
        wrong.pointer(),
        mask(wrong.message()),
        line(mask(wrong.expected())),
        line(mask(wrong.actual())),
        curl(call));
  }

  private static String line(String text) {
    String line = text.strip();
    if (line.isEmpty()) {
      return "nothing";
    }
    return line.length() <= MOST_ACTUAL
        ? line
        : line.substring(0, MOST_ACTUAL) + "... (%s characters)".formatted(line.length());
  }

  private static String quote(String text, String option) {
    return text.chars().anyMatch(sign -> sign < ' ')
        ? option + "$'" + escaped(text) + "'"
        : option + "'" + text.replace("'", "'\\''") + "'";
  }

  /** As bash and zsh read it, on one line: a report shows no control character as it is. */
  private static String escaped(String text) {
    StringBuilder line = new StringBuilder();
    for (char sign : text.toCharArray()) {
      switch (sign) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        case '\'', '\\' -> line.append('\\').append(sign);
        default -> {
          if (sign < ' ') {
            line.append("\\x").append(HexFormat.of().toHexDigits((byte) sign));
          } else {
            line.append(sign);
          }
        }
      }
    }
    return line.toString();
  }

  private static String shorten(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS)
            + "... (%s characters in all)".formatted(text.length());
  }
}
