package io.github.leadmock.bench;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a page of events is asked for with.
 *
 * @param start the first event, 0 the newest
 * @param size the number of events
 */
record Window(int start, int size) {

  /** The window of a call that lists events with plain numbers, defaults included. */
  static Optional<Window> of(Call call) {
    String start = call.parameter("start").orElse("0");
    String size = call.parameter("size").orElse("20");
    return call.is(Operation.LIST_EVENTS) && isNumber(start) && isNumber(size)
        ? Optional.of(new Window(Integer.parseInt(start), Integer.parseInt(size)))
            .filter(window -> window.size() > 0)
        : Optional.empty();
  }

  Call on(Call call) {
    return call.withParameter("start", start).withParameter("size", size);
  }

  Window from(int other) {
    return new Window(Math.max(0, other), size);
  }

  Window sized(int other) {
    return new Window(start, other);
  }

  /** A server that reads some windows wrongly, and echoes the start that was asked for. */
  static Deviation misread(Predicate<Window> when, UnaryOperator<Window> change) {
    return correct ->
        call -> {
          Optional<Window> asked = of(call).filter(when);
          return asked
              .map(window -> correct.answer(change.apply(window).on(call)))
              .filter(Answer::ok)
              .map(answer -> answer.reshaped(body -> body.put("start", asked.get().start())))
              .orElseGet(() -> correct.answer(call));
        };
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,6}");
  }
}
