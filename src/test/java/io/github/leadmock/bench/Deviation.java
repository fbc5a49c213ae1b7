package io.github.leadmock.bench;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one server does otherwise than the correct one. It is laid over each new server afresh, so
 * what comes of it may remember things, and it may change the account before the first call.
 */
@FunctionalInterface
interface Deviation {

  /** The handler that answers instead of the correct server, mostly by asking it. */
  Handler over(Vendor correct);

  /** The correct server as it is. */
  static Deviation none() {
    return correct -> correct;
  }

  /** Other data, and all else as it should be. */
  static Deviation data(Consumer<Account> change) {
    return correct -> {
      change.accept(correct.account());
      return correct;
    };
  }

  /** Reads some calls wrongly. */
  static Deviation calls(Predicate<Call> when, UnaryOperator<Call> change) {
    return correct -> call -> correct.answer(when.test(call) ? change.apply(call) : call);
  }

  /** Answers some calls without asking the correct server. */
  static Deviation instead(Predicate<Call> when, Function<Call, Answer> answer) {
    return correct -> call -> when.test(call) ? answer.apply(call) : correct.answer(call);
  }

  /** Changes some answers. */
  static Deviation answers(Predicate<Call> when, BiFunction<Call, Answer, Answer> change) {
    return correct ->
        call -> {
          Answer answer = correct.answer(call);
          return when.test(call) ? change.apply(call, answer) : answer;
        };
  }

  /** Changes the answers of an operation that have a status. */
  static Deviation outcome(Operation operation, int status, UnaryOperator<Answer> change) {
    return answers(
        call -> call.names(operation),
        (call, answer) -> answer.status() == status ? change.apply(answer) : answer);
  }

  /** Changes the answers of an operation that are successes. */
  static Deviation success(Operation operation, UnaryOperator<Answer> change) {
    return outcome(operation, 200, change);
  }

  /** Changes the body of each success of an operation in place. */
  static Deviation body(Operation operation, Consumer<ObjectNode> edit) {
    return reshape(
        operation,
        body -> {
          edit.accept(body);
          return body;
        });
  }

  /** Replaces the body of each success of an operation. */
  static Deviation reshape(Operation operation, Function<ObjectNode, JsonNode> change) {
    return success(operation, answer -> answer.reshaped(change));
  }

  /** Changes the body of each success of either API in place. */
  static Deviation bodies(Consumer<ObjectNode> edit) {
    return answers(
        call -> !call.names(Operation.ISSUE_TOKEN),
        (call, answer) ->
            answer.ok()
                ? answer.reshaped(
                    body -> {
                      edit.accept(body);
                      return body;
                    })
                : answer);
  }

  /** Changes each answer that is an error. */
  static Deviation errors(UnaryOperator<Answer> change) {
    return answers(
        call -> true, (call, answer) -> answer.status() >= 400 ? change.apply(answer) : answer);
  }
}
