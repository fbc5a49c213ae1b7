package io.github.leadmock.bench;

import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pages of events that are not the ones asked for. */
final class PagingFaults {

  private static final int TOTAL = 45;

  private PagingFaults() {}

  static Stream<Fault> all() {
    return Stream.of(starts(), sizes(), ends(), counts(), echoes()).flatMap(faults -> faults);
  }

  private static Stream<Fault> starts() {
    return Stream.of(
        start("ignored", "start is ignored", window -> true, window -> window.from(0)),
        start(
            "gap",
            "later pages begin one event late",
            PagingFaults::later,
            window -> window.from(window.start() + 1)),
        start(
            "from-one",
            "start counts from 1",
            PagingFaults::later,
            window -> window.from(window.start() - 1)),
        start(
            "page-number",
            "start counts pages",
            PagingFaults::later,
            window -> window.from(window.start() * window.size())),
        start(
            "rounded",
            "start is rounded down to a whole page",
            PagingFaults::later,
            window -> window.from(window.start() / window.size() * window.size())),
        start(
            "capped",
            "start never goes past 25",
            PagingFaults::later,
            window -> window.from(Math.min(window.start(), 25))));
  }

  private static Stream<Fault> sizes() {
    return Stream.of(
        size("ignored", "size is ignored", window -> window.sized(20), "ML-EV-06"),
        size(
            "one-more",
            "a page holds one event more than size",
            window -> window.sized(window.size() + 1),
            "ML-EV-06",
            "ML-EV-12",
            "ML-EV-03"),
        size(
            "one-less",
            "a page of several lacks its last event",
            window -> window.sized(Math.max(1, window.size() - 1)),
            "ML-EV-06",
            "ML-EV-12",
            "ML-EV-03"),
        size(
            "doubled",
            "a page holds twice as many events",
            window -> window.sized(2 * window.size()),
            "ML-EV-06",
            "ML-EV-12",
            "ML-EV-03"),
        size(
            "first-page-only",
            "size is honoured on the first page only",
            window -> window.start() > 0 ? window.sized(20) : window,
            "ML-EV-06",
            "ML-EV-12"),
        defaultSize("10", "size is 10 when it is not given", 10),
        defaultSize("25", "size is 25 when it is not given", 25),
        defaultSize("all", "all events come when no size is given", 1000),
        Fault.read(
            "ml-start-default-one",
            "start is 1 when it is not given",
            Deviation.calls(
                call -> call.is(Operation.LIST_EVENTS) && call.parameter("start").isEmpty(),
                call -> call.withParameter("start", 1)),
            "ML-EV-02"));
  }

  private static Stream<Fault> ends() {
    return Stream.of(
        Fault.read(
            "ml-end-last-page-empty",
            "a last page that is not full comes empty",
            page(
                (window, body) -> {
                  if (window.start() > 0 && window.start() + window.size() > TOTAL) {
                    ((ArrayNode) body.get("events")).removeAll();
                  }
                }),
            "ML-EV-06",
            "ML-EV-12",
            "ML-EV-04"),
        start(
            "wraps",
            "a page past the end begins again with the newest",
            window -> window.start() >= TOTAL,
            window -> window.from(window.start() % TOTAL)),
        start(
            "end-repeats",
            "a page past the end repeats the last events",
            window -> window.start() >= TOTAL,
            window -> window.from(TOTAL - window.size())),
        Fault.read(
            "ml-end-fails",
            "a page past the end is a 500",
            Deviation.instead(
                call -> Window.of(call).filter(window -> window.start() >= TOTAL).isPresent(),
                call -> ErrorAnswer.of(Api.METROLEADS, 500, "list index out of range")),
            "ML-EV-07",
            "ML-ST-200",
            "ML-ST-400"),
        Fault.read(
            "ml-end-count-zero",
            "count is 0 on a page past the end",
            page(
                (window, body) -> {
                  if (window.start() >= TOTAL) {
                    body.put("count", 0);
                  }
                }),
            "ML-EV-04"),
        fails("start", "-1"),
        fails("start", "abc"),
        fails("size", "abc"));
  }

  private static Stream<Fault> counts() {
    return Stream.of(
        count(
            "page",
            "count is the number of events on the page",
            (window, body) -> body.put("count", body.get("events").size())),
        count("less", "count is one too low", (window, body) -> body.put("count", TOTAL - 1)),
        count("more", "count is one too high", (window, body) -> body.put("count", TOTAL + 1)),
        count("zero", "count is always 0", (window, body) -> body.put("count", 0)),
        count("negative", "count is -1, for not counted", (window, body) -> body.put("count", -1)),
        count(
            "left",
            "count is what is left from start on",
            (window, body) -> body.put("count", Math.max(0, TOTAL - window.start()))),
        count(
            "pages",
            "count is the number of pages",
            (window, body) -> body.put("count", (TOTAL + window.size() - 1) / window.size())),
        count("notes", "count leaves the SMS out", (window, body) -> body.put("count", 36)),
        count(
            "both-leads",
            "count is that of all leads of the company",
            (window, body) -> body.put("count", TOTAL + 12)));
  }

  private static Stream<Fault> echoes() {
    return Stream.of(
        echo("zero", "start is always echoed as 0", (window, body) -> body.put("start", 0)),
        echo(
            "next",
            "start is echoed as that of the next page",
            (window, body) -> body.put("start", window.start() + body.get("events").size())),
        echo(
            "page",
            "start is echoed as a page number",
            (window, body) -> body.put("start", window.start() / window.size())),
        echo(
            "string-later",
            "start is echoed as text when it was given",
            (window, body) -> {
              if (window.start() > 0) {
                body.put("start", String.valueOf(window.start()));
              }
            }));
  }

  private static boolean later(Window window) {
    return window.start() > 0;
  }

  private static Fault start(
      String id, String says, Predicate<Window> when, UnaryOperator<Window> change) {
    return Fault.read(
        "ml-start-" + id, says, Window.misread(when, change), "ML-EV-06", "ML-EV-12", "ML-EV-07");
  }

  private static Fault size(String id, String says, UnaryOperator<Window> change, String... rules) {
    return Fault.read("ml-size-" + id, says, Window.misread(window -> true, change), rules);
  }

  private static Fault defaultSize(String id, String says, int size) {
    return Fault.read(
        "ml-size-default-" + id,
        says,
        Deviation.calls(
            call -> call.is(Operation.LIST_EVENTS) && call.parameter("size").isEmpty(),
            call -> call.withParameter("size", size)),
        "ML-EV-03");
  }

  private static Fault count(String id, String says, BiConsumer<Window, ObjectNode> edit) {
    return Fault.read("ml-count-" + id, says, page(edit), "ML-EV-04");
  }

  private static Fault echo(String id, String says, BiConsumer<Window, ObjectNode> edit) {
    return Fault.read("ml-echo-" + id, says, page(edit), "ML-EV-05", "ML-EV-23");
  }

  private static Fault fails(String name, String value) {
    return Fault.read(
        "ml-%s-fails-%s".formatted(name, value.replace("-1", "negative")),
        "%s=%s breaks the server, a 500".formatted(name, value),
        Deviation.instead(
            call ->
                call.is(Operation.LIST_EVENTS)
                    && call.parameter(name).filter(value::equals).isPresent(),
            call -> ErrorAnswer.of(Api.METROLEADS, 500, "invalid literal for int()")),
        name.equals("start") ? "ML-EV-08" : "ML-EV-09",
        "ML-ST-400",
        "ML-ST-500");
  }

  private static Deviation page(BiConsumer<Window, ObjectNode> edit) {
    return Deviation.answers(
        call -> Window.of(call).isPresent(),
        (call, answer) ->
            answer.ok()
                ? answer.reshaped(
                    body -> {
                      edit.accept(Window.of(call).orElseThrow(), body);
                      return body;
                    })
                : answer);
  }
}
