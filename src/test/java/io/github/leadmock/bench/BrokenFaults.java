package io.github.leadmock.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Successes of each operation with another status, or with a body that is no JSON. */
final class BrokenFaults {

  /** The operations, as the ids of faults have them, with the rules that speak of all answers. */
  private static final Map<Operation, String> READS =
      Map.of(
          Operation.LIST_EVENTS, "ml-list",
          Operation.LIST_COMMENTS, "ml-comments",
          Operation.LEAD_SUMMARY, "lf-summary");

  private static final Map<Operation, String> WRITES =
      Map.of(
          Operation.ADD_NOTE, "ml-add",
          Operation.UPDATE_NOTE, "ml-update",
          Operation.REMOVE_NOTE, "ml-remove");

  private BrokenFaults() {}

  static Stream<Fault> all() {
    return Stream.concat(
        Stream.of(Operation.LIST_EVENTS, Operation.LIST_COMMENTS, Operation.LEAD_SUMMARY)
            .flatMap(
                operation -> {
                  String prefix = READS.get(operation);
                  return Stream.of(
                          status(operation, prefix),
                          read(operation, prefix),
                          text(operation, prefix))
                      .flatMap(faults -> faults);
                }),
        Stream.of(Operation.ADD_NOTE, Operation.UPDATE_NOTE, Operation.REMOVE_NOTE)
            .flatMap(
                operation -> {
                  String prefix = WRITES.get(operation);
                  return Stream.of(
                          status(operation, prefix),
                          text(operation, prefix),
                          hangUp(operation, prefix))
                      .flatMap(faults -> faults);
                }));
  }

  private static Stream<Fault> hangUp(Operation operation, String prefix) {
    return Stream.of(
        Fault.write(
            prefix + "-hangs-up",
            prefix.substring(3) + " closes the connection without an answer",
            Deviation.instead(
                call -> call.method().equals("POST") && call.names(operation),
                call -> Answer.hangUp()),
            "ML-NO-02",
            "ML-NO-01",
            "ML-NO-11",
            "ML-ST-200"));
  }

  private static Stream<Fault> status(Operation operation, String prefix) {
    return Stream.of(
        status(operation, prefix, "201", answer -> answer.withStatus(201)),
        status(operation, prefix, "204", answer -> answer.withStatus(204).withText("")),
        status(
            operation,
            prefix,
            "500",
            answer -> ErrorAnswer.of(operation.api(), 500, "Internal error")),
        status(
            operation,
            prefix,
            "302",
            answer -> answer.withStatus(302).withHeader("Location", "/login").withText("")));
  }

  private static Stream<Fault> read(Operation operation, String prefix) {
    return Stream.of(
        status(operation, prefix, "206", answer -> answer.withStatus(206)),
        text(
            operation,
            prefix,
            "cut",
            "the JSON is cut off in the middle",
            answer -> answer.withText(answer.text().substring(0, answer.text().length() / 2))),
        text(
            operation,
            prefix,
            "single-quotes",
            "the body has single quotes",
            answer -> answer.retyped(text -> text.replace('"', '\''))),
        text(
            operation,
            prefix,
            "twice",
            "the body is a JSON string that holds the JSON",
            answer -> answer.withText(Json.text(Json.string(answer.text())))),
        text(
            operation,
            prefix,
            "warning",
            "a warning stands before the JSON",
            answer -> answer.retyped(text -> "<b>Warning</b>: undefined index\n" + text)),
        text(
            operation,
            prefix,
            "two",
            "two JSON texts stand one after the other",
            answer -> answer.retyped(text -> text + text)),
        text(
            operation,
            prefix,
            "xml",
            "the body is XML",
            answer ->
                answer
                    .withHeader(Answer.CONTENT_TYPE, "application/xml")
                    .withText("<response><data/></response>")),
        text(
            operation,
            prefix,
            "latin",
            "the body is Latin-1, not UTF-8",
            answer -> answer.withBody(answer.text().getBytes(StandardCharsets.ISO_8859_1))));
  }

  private static Stream<Fault> text(Operation operation, String prefix) {
    return Stream.of(
        text(operation, prefix, "empty", "the body is empty", answer -> answer.withText("")),
        text(
            operation,
            prefix,
            "html",
            "the body is an HTML page",
            answer -> Answer.html(200, "Welcome")),
        text(
            operation,
            prefix,
            "content-type",
            "the JSON calls itself text/html",
            answer -> answer.withHeader(Answer.CONTENT_TYPE, "text/html; charset=utf-8")),
        text(
            operation,
            prefix,
            "error",
            "a 200 holds an error",
            answer -> answer.withText("{\"error\":\"Internal error\"}")),
        text(
            operation,
            prefix,
            "comma",
            "the JSON has a trailing comma",
            answer -> answer.retyped(text -> text.substring(0, text.length() - 1) + ",}")));
  }

  private static Fault status(
      Operation operation, String prefix, String id, UnaryOperator<Answer> change) {
    return fault(operation, prefix + "-status-" + id, prefix + ": success is a " + id, change);
  }

  private static Fault text(
      Operation operation, String prefix, String id, String says, UnaryOperator<Answer> change) {
    return fault(operation, prefix + "-body-" + id, prefix + ": " + says, change);
  }

  private static Fault fault(
      Operation operation, String id, String says, UnaryOperator<Answer> change) {
    return new Fault(
        id,
        says,
        operation.api(),
        WRITES.containsKey(operation),
        rules(operation),
        Deviation.success(operation, change));
  }

  private static List<String> rules(Operation operation) {
    return switch (operation) {
      case LIST_EVENTS ->
          List.of(
              "ML-ST-200",
              "ML-ER-01",
              "ML-EV-04",
              "ML-EV-06",
              "ML-EV-14",
              "ML-EV-15",
              "ML-EV-23",
              "ML-PA-01");
      case LIST_COMMENTS ->
          List.of("ML-ST-200", "ML-ER-01", "ML-CO-01", "ML-CO-05", "ML-CO-07", "ML-CO-10");
      case ADD_NOTE -> List.of("ML-ST-200", "ML-ER-01", "ML-NO-01", "ML-NO-02", "ML-NO-18");
      case UPDATE_NOTE -> List.of("ML-ST-200", "ML-ER-01", "ML-NO-02", "ML-NO-10", "ML-NO-18");
      case REMOVE_NOTE -> List.of("ML-ST-200", "ML-ER-01", "ML-NO-02", "ML-NO-11", "ML-NO-18");
      case LEAD_SUMMARY -> List.of("LF-ST-200", "LF-ER-01", "LF-SU-01", "LF-SU-03", "LF-PA-01");
      case ISSUE_TOKEN -> throw new IllegalStateException("issue_token has no such faults");
    };
  }
}
