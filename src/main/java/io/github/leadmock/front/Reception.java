package io.github.leadmock.front;

import java.util.function.Consumer;

/** Decides what a request is answered. Called on many threads at once. */
@FunctionalInterface
public interface Reception {

  /**
   * Answers a request. An exception, or coming back without an answer, is a fault of the mock and
   * answered with 500.
   *
   * @param outlet takes the answer, once, before this method returns
   */
  void receive(Inbound request, Consumer<Answer> outlet);
}
