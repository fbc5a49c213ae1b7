package io.github.leadmock.bench;

import java.util.HashMap;
import java.util.Map;

/** A server that keeps each page of events as it was when it was first asked for. */
final class StaleList implements Deviation {

  @Override
  public Handler over(Vendor correct) {
    Map<String, Answer> kept = new HashMap<>();
    return call -> {
      Answer answer = correct.answer(call);
      return Window.of(call).isPresent() && answer.ok()
          ? kept.computeIfAbsent(call.path() + Window.of(call).get(), first -> answer)
          : answer;
    };
  }
}
