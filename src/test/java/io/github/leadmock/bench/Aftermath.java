package io.github.leadmock.bench;

import java.util.Optional;

/** What more happens in the account when a write has been done as it should be. */
@FunctionalInterface
interface Aftermath {

  /**
   * Changes the account.
   *
   * @param account where the write happened
   * @param note the note that was added, or the note as it was before it was updated or removed
   */
  void happen(Account account, Event note);

  /** A server on which this happens after each success of an operation on the main lead. */
  static Deviation of(Operation operation, Aftermath aftermath) {
    return correct ->
        call -> {
          Timeline main = correct.account().main();
          Optional<Event> before =
              call.route().map(Route::last).flatMap(main::find).filter(found -> call.is(operation));
          Answer answer = correct.answer(call);
          if (call.is(operation) && answer.ok()) {
            aftermath.happen(correct.account(), before.orElseGet(() -> main.events().get(0)));
          }
          return answer;
        };
  }
}
