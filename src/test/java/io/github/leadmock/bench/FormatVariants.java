package io.github.leadmock.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same answers, written in another way. */
final class FormatVariants {

  private FormatVariants() {}

  static Stream<Variant> all() {
    return Stream.of(texts(), members(), values()).flatMap(variants -> variants);
  }

  private static Stream<Variant> texts() {
    return Stream.of(
        text("pretty", "bodies are indented", text -> Json.pretty(Json.parse(text))),
        text("newline", "bodies end with an empty line", text -> text + "\r\n\r\n"),
        text(
            "escaped-unicode",
            "all but ASCII is written as unicode escapes",
            FormatVariants::escaped),
        text("escaped-slashes", "slashes are escaped", text -> text.replace("/", "\\/")),
        Variant.both(
            "counts-as-decimals",
            "counts are written 45.0",
            Deviation.bodies(FormatVariants::decimals)));
  }

  private static Stream<Variant> members() {
    return Stream.of(
        Variant.both(
            "keys-reordered",
            "members come in reverse order",
            Deviation.bodies(body -> everywhere(body, FormatVariants::reverse))),
        Variant.both(
            "extra-members",
            "every object has members that no document knows",
            Deviation.bodies(body -> everywhere(body, FormatVariants::extend))),
        Variant.metroleads(
            "listed-tags",
            "listed notes have tags too",
            event(event -> data(event).set("tags", Json.parse("[\"hot\"]")))),
        Variant.metroleads(
            "saved-as-listed",
            "saved notes have the members of listed ones too",
            Deviation.answers(
                FormatVariants::writes,
                (call, answer) ->
                    answer.ok()
                        ? answer.reshaped(
                            note -> {
                              data(note).put("comment_count", 0);
                              ((ObjectNode) data(note).get("created_by_entity"))
                                  .put("user_id", "x")
                                  .put("group_id", "y");
                              return note;
                            })
                        : answer)),
        Variant.metroleads(
            "attached-more",
            "events are attached to a campaign too",
            event(
                event ->
                    data(event)
                        .withArray("attached_entities")
                        .add(Json.parse("{\"type\":\"campaign\",\"campaign\":{\"id\":17}}")))),
        Variant.metroleads(
            "other-flags",
            "inbound and online are false",
            event(event -> event.put("inbound", false).put("online", false))));
  }

  private static Stream<Variant> values() {
    return Stream.of(
        Variant.metroleads(
            "fractions",
            "times have fractions of a second",
            times(text -> text.replace("Z", ".120Z"))),
        Variant.metroleads(
            "fractions-long",
            "times have microseconds",
            times(text -> text.replace("Z", ".000417Z"))),
        Variant.metroleads(
            "offset", "times end with +00:00", times(text -> text.replace("Z", "+00:00"))),
        Variant.metroleads(
            "upper-case-ids",
            "ids are written in upper case",
            rewritten(
                "\"(user:)?[0-9a-f]{8}-[0-9a-f-]{27}\"",
                text -> text.toUpperCase(Locale.ROOT).replace("USER:", "user:"))),
        Variant.metroleads(
            "anonymised-authors",
            "created_by has another id than created_by_entity",
            rewritten("\"user:[0-9a-f]{8}", text -> "\"user:0badcafe")),
        Variant.metroleads(
            "anonymised-leads",
            "attached_entities has another lead id than the path",
            rewritten("\"lead\":\\{\"id\":\"[0-9a-f]{8}", text -> "\"lead\":{\"id\":\"0badcafe")),
        Variant.metroleads(
            "anonymised-comments",
            "the two ids of a comment differ",
            Deviation.body(
                Operation.LIST_COMMENTS,
                list ->
                    Json.objects(list.path("sub_events"))
                        .forEach(
                            comment ->
                                comment.put(
                                    "sub_event_id",
                                    "0badcafe"
                                        + comment.path("sub_event_id").asString().substring(8))))));
  }

  private static Variant text(String id, String says, UnaryOperator<String> change) {
    return Variant.both(
        id,
        says,
        Deviation.answers(
            call -> true,
            (call, answer) -> answer.body().length == 0 ? answer : answer.retyped(change)));
  }

  private static Deviation event(Consumer<ObjectNode> edit) {
    return Deviation.body(
        Operation.LIST_EVENTS, page -> Json.objects(page.path("events")).forEach(edit));
  }

  private static Deviation times(UnaryOperator<String> change) {
    return rewritten("\"event_time\":\"[^\"]*\"", change);
  }

  /** A server that writes what fits a pattern in another way. */
  private static Deviation rewritten(String pattern, UnaryOperator<String> change) {
    Pattern compiled = Pattern.compile(pattern);
    return Deviation.answers(
        call -> !call.names(Operation.ISSUE_TOKEN),
        (call, answer) ->
            answer.ok()
                ? answer.retyped(
                    text -> compiled.matcher(text).replaceAll(found -> change.apply(found.group())))
                : answer);
  }

  private static boolean writes(Call call) {
    return Stream.of(Operation.ADD_NOTE, Operation.UPDATE_NOTE, Operation.REMOVE_NOTE)
        .anyMatch(call::is);
  }

  private static ObjectNode data(ObjectNode event) {
    return (ObjectNode) event.get("data");
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            unit -> {
              if (unit < 128) {
                escaped.append((char) unit);
              } else {
                escaped.append("\\u%04X".formatted(unit));
              }
            });
    return escaped.toString();
  }

  private static void decimals(ObjectNode body) {
    everywhere(
        body,
        object ->
            List.copyOf(object.propertyNames()).stream()
                .filter(name -> object.get(name).isInt() || object.get(name).isLong())
                .forEach(name -> object.put(name, (double) object.get(name).asLong())));
  }

  private static void reverse(ObjectNode object) {
    List<String> names = new ArrayList<>(object.propertyNames());
    Collections.reverse(names);
    names.forEach(name -> object.set(name, object.remove(name)));
  }

  private static void extend(ObjectNode object) {
    object.put("x_new", "new").putNull("x_null").set("x_more", Json.parse("[{\"a\":[1,2.5]}]"));
  }

  /** Edits each object of a tree, the inner ones first. */
  private static void everywhere(JsonNode node, Consumer<ObjectNode> edit) {
    List.copyOf(node.valueStream().toList()).forEach(child -> everywhere(child, edit));
    if (node instanceof ObjectNode object) {
      edit.accept(object);
    }
  }
}
