package io.github.leadmock.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers whose answers are spelt so that not every client can read them. */
final class SpellingFaults {

  private SpellingFaults() {}

  static Stream<Fault> all() {
    return Stream.of(Api.values())
        .flatMap(
            api ->
                Stream.of(
                    of(
                        api,
                        "bom",
                        "bodies begin with a byte-order mark",
                        answer -> answer.retyped(text -> "\uFEFF" + text),
                        "ER-01"),
                    of(
                        api,
                        "utf-16",
                        "bodies are written in 16 bits",
                        answer ->
                            answer.withBody(answer.text().getBytes(StandardCharsets.UTF_16LE)),
                        "ER-01"),
                    of(
                        api,
                        "text-after",
                        "a comment stands behind the body",
                        answer -> answer.retyped(text -> text + "\n// cached"),
                        "ER-01"),
                    of(
                        api,
                        "twice-named",
                        "bodies have a member twice",
                        answer ->
                            answer.retyped(text -> text.replaceFirst("^\\{", "{\"v\":1,\"v\":2,")),
                        api == Api.METROLEADS ? "ER-08" : "ER-10"),
                    of(
                        api,
                        "plain-called-gzip",
                        "plain bodies are said to be packed",
                        answer -> answer.withHeader("Content-Encoding", "gzip"),
                        "ER-01")));
  }

  private static Fault of(
      Api api, String id, String says, UnaryOperator<Answer> change, String rule) {
    String prefix = api == Api.METROLEADS ? "ml" : "lf";
    return Fault.read(
        "%s-spelt-%s".formatted(prefix, id),
        says,
        Deviation.answers(
            call -> Api.of(call.path()) == api && !call.names(Operation.ISSUE_TOKEN),
            (call, answer) -> answer.ok() ? change.apply(answer) : answer),
        prefix.toUpperCase(Locale.ROOT) + "-" + rule);
  }
}
