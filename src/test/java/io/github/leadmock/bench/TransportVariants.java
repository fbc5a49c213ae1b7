package io.github.leadmock.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The same answers, sent in another way, and errors in other words. */
final class TransportVariants {

  private TransportVariants() {}

  static Stream<Variant> all() {
    return Stream.of(connections(), headers(), errors()).flatMap(variants -> variants);
  }

  private static Stream<Variant> connections() {
    return Stream.of(
        every(
            "close",
            "the connection is closed after each answer",
            answer -> answer.withHeader("Connection", "close")),
        every("slow", "each answer takes 50 ms", answer -> answer.after(Duration.ofMillis(50))),
        every("chunked", "bodies come in chunks", Answer::inChunks),
        Variant.both(
            "gzip",
            "bodies are packed for those who ask for it",
            Deviation.answers(
                call ->
                    call.header("Accept-Encoding")
                        .filter(value -> value.contains("gzip"))
                        .isPresent(),
                (call, answer) ->
                    answer.withHeader("Content-Encoding", "gzip").withBody(packed(answer.body())))),
        every(
            "gzip-always",
            "bodies are packed, whatever was asked for",
            answer ->
                answer.body().length == 0
                    ? answer
                    : answer
                        .withHeader("Content-Encoding", "gzip")
                        .withBody(packed(answer.body()))),
        every(
            "x-gzip-always",
            "bodies are packed under the old name of gzip",
            answer ->
                answer.body().length == 0
                    ? answer
                    : answer
                        .withHeader("Content-Encoding", "x-gzip")
                        .withBody(packed(answer.body()))),
        Variant.liveforce(
                "long-path-400",
                "below /api/v1 everything is a 400, and LiveForce is at /leads",
                refusingLongPath(400))
            .at(target -> target.withBasePath("")),
        Variant.liveforce(
                "long-path-405",
                "below /api/v1 everything is a 405, and LiveForce is at /leads",
                refusingLongPath(405))
            .at(target -> target.withBasePath("")),
        Variant.both(
            "busy",
            "now and then a call is a 429 that says when to come back",
            TransportVariants::busy),
        Variant.both(
            "hangs-up",
            "now and then a connection is closed just when a read comes, and once when a write"
                + " does",
            TransportVariants::hangingUp));
  }

  private static Stream<Variant> headers() {
    return Stream.of(
        every(
            "charset",
            "the content type has a charset",
            answer -> type(answer, "application/json; charset=utf-8")),
        every(
            "upper-case-type",
            "the content type is written in upper case",
            answer -> type(answer, "APPLICATION/JSON;CHARSET=UTF-8")),
        every(
            "more-headers",
            "answers have more headers",
            answer ->
                answer
                    .withHeader("Server", "nginx/1.24.0")
                    .withHeader("Set-Cookie", "session=1; HttpOnly")
                    .withHeader("ETag", "W/\"1\"")
                    .withHeader("Cache-Control", "no-store")
                    .withHeader("X-RateLimit-Remaining", "97")),
        Variant.both("head-405", "HEAD is not supported, a 405", head(405)),
        Variant.both("head-501", "HEAD is not supported, a 501", head(501)),
        every(
            "no-allow",
            "a 405 does not name the valid methods",
            answer -> answer.withoutHeader("Allow")),
        every(
            "no-challenge",
            "a 401 has no WWW-Authenticate",
            answer -> answer.withoutHeader("WWW-Authenticate")),
        every(
            "more-challenges",
            "a 401 names a second scheme too",
            answer ->
                answer.status() == 401
                    ? answer.withHeader(
                        "WWW-Authenticate", "Bearer, Basic realm=\"api\", charset=\"UTF-8\"")
                    : answer));
  }

  private static Stream<Variant> errors() {
    return Stream.of(
        error(
            "problem",
            "errors are application/problem+json",
            "{\"type\":\"about:blank\",\"title\":\"Error\"}",
            "application/problem+json"),
        error(
            "error-nested",
            "errors are in an object of their own",
            "{\"error\":{\"code\":\"E17\",\"messages\":[\"Error\"]}}",
            "application/json"),
        error("error-string", "errors are a JSON string", "\"Error\"", "application/json"),
        error(
            "error-list",
            "errors are a list",
            "[{\"field\":\"\",\"error\":\"Error\"}]",
            "application/json"),
        error("error-empty-object", "errors are an empty object", "{}", "application/json"),
        Variant.liveforce(
            "401-empty",
            "a 401 has no body",
            Deviation.errors(
                answer ->
                    answer.status() == 401
                        ? answer.withoutHeader(Answer.CONTENT_TYPE).withText("")
                        : answer)));
  }

  private static Variant every(String id, String says, UnaryOperator<Answer> change) {
    return Variant.both(
        id, says, Deviation.answers(call -> true, (call, answer) -> change.apply(answer)));
  }

  private static Variant error(String id, String says, String body, String type) {
    return Variant.both(id, says, Deviation.errors(answer -> type(answer, type).withText(body)));
  }

  private static Answer type(Answer answer, String type) {
    return answer.withHeader(Answer.CONTENT_TYPE, type);
  }

  private static Deviation head(int status) {
    return Deviation.instead(
        call -> call.method().equals("HEAD"),
        call -> ErrorAnswer.of(Api.of(call.path()), status, "No HEAD here"));
  }

  private static Handler busy(Vendor correct) {
    AtomicInteger calls = new AtomicInteger();
    return call ->
        calls.incrementAndGet() % 20 == 5
            ? ErrorAnswer.of(Api.of(call.path()), 429, "Too many requests")
                .withHeader("Retry-After", "1")
            : correct.answer(call);
  }

  private static Handler hangingUp(Vendor correct) {
    AtomicInteger reads = new AtomicInteger();
    AtomicInteger writes = new AtomicInteger();
    return call -> {
      boolean closes =
          call.method().equals("POST")
              ? writes.incrementAndGet() == 3
              : reads.incrementAndGet() % 20 == 5;
      return closes ? Answer.hangUp() : correct.answer(call);
    };
  }

  private static byte[] packed(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static Deviation refusingLongPath(int status) {
    return Deviation.instead(
        call -> call.path().startsWith("/api/v1/"),
        call -> ErrorAnswer.of(Api.LIVEFORCE, status, "Unknown path"));
  }
}
