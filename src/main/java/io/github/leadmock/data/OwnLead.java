package io.github.leadmock.data;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.message.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A lead for a test, in the short form of data files; what is left out is generated from the seed.
 * Immutable: each call gives another one.
 *
 * <pre>{@code
 * OwnLead.lead(company, id).note("First contact").note("Call back").by("Ana Ruiz").comment("Done.")
 * }</pre>
 *
 * <p>Events come in the order in which they happened, each newer than the one before. {@link #at},
 * {@link #by}, {@link #id} and {@link #comment} are about the event that was added last.
 */
public final class OwnLead {

  private static final JsonMapper JSON = new JsonMapper();

  private final ObjectNode document;

  private OwnLead(ObjectNode document) {
    this.document = document;
  }

  /** A lead of MetroLeads; as long as no event is added, its events are generated. */
  public static OwnLead lead(UUID company, UUID lead) {
    return new OwnLead(
        JsonNodeFactory.instance
            .objectNode()
            .put("company", company.toString())
            .put("lead", lead.toString()));
  }

  /** A lead of MetroLeads by the texts of its two UUIDs. */
  public static OwnLead lead(String company, String lead) {
    return new OwnLead(
        JsonNodeFactory.instance.objectNode().put("company", company).put("lead", lead));
  }

  /** A lead of LiveForce by its number, from 1 up. */
  public static OwnLead summary(long id) {
    return new OwnLead(JsonNodeFactory.instance.objectNode().put("leadId", id));
  }

  /** A lead as a JSON document in any form of data files. */
  public static OwnLead of(String json) {
    whole("json", json);
    Reading reading = new Reading();
    JsonNode tree = Format.JSON.read(json.getBytes(StandardCharsets.UTF_8), reading);
    if (reading.count() == 0 && tree instanceof ObjectNode object) {
      return new OwnLead(object);
    }
    throw new IllegalArgumentException("the lead is %s; expected a JSON object".formatted(json));
  }

  /** The same with what the list of leads says about it. */
  public OwnLead shows(String text) {
    return with(lead -> lead.put("shows", whole("text", text)));
  }

  /** The same without any event. */
  public OwnLead empty() {
    return with(lead -> lead.putArray("events"));
  }

  /** The same with so many events in all: those below the ones that were added are generated. */
  public OwnLead count(int events) {
    return with(lead -> lead.put("count", events));
  }

  /** The same with a note more. */
  public OwnLead note(String text) {
    return with(lead -> events(lead).insertObject(0).put("note", whole("text", text)));
  }

  /** The same with an SMS more. */
  public OwnLead sms(String text) {
    return with(lead -> events(lead).insertObject(0).put("sms", whole("text", text)));
  }

  /** The last event happened then, in whole seconds. */
  public OwnLead at(Instant time) {
    return with(lead -> last(lead).put("at", time.toString()));
  }

  /** The last event is by this person. */
  public OwnLead by(String name) {
    return with(lead -> last(lead).put("by", whole("name", name)));
  }

  /** The last event has this id. */
  public OwnLead id(UUID event) {
    return with(lead -> last(lead).put("id", event.toString()));
  }

  /** The last event has a comment more, newer than the ones before. */
  public OwnLead comment(String text) {
    return with(
        lead ->
            last(lead)
                .withArrayProperty("comments")
                .insertObject(0)
                .put("text", whole("text", text)));
  }

  /**
   * A member of the summary, by the name that the vendor gives it.
   *
   * @param value a text, a number, a boolean, null, or a map or list of these
   * @throws IllegalArgumentException for another value
   */
  public OwnLead member(String name, @Nullable Object value) {
    whole("name", name);
    checkValue("value", value);
    return with(lead -> lead.withObjectProperty("summary").set(name, JSON.valueToTree(value)));
  }

  private static void checkValue(String where, @Nullable Object value) {
    if (value instanceof String text) {
      whole(where, text);
    } else if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        checkValue("%s[%s]".formatted(where, i), items.get(i));
      }
    } else if (value instanceof Map<?, ?> members) {
      members.forEach((name, member) -> checkValue(where + "." + name, member));
    } else if (value != null && !(value instanceof Number) && !(value instanceof Boolean)) {
      throw new IllegalArgumentException(
          "%s is a %s; expected a text, a number, true, false, null, or a Map or List of these"
              .formatted(where, value.getClass().getName()));
    }
  }

  /** UTF-8, in which leads are served, has no form for half a surrogate pair. */
  private static String whole(String argument, String text) {
    requireNonNull(text, argument + " is null");
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException(
            "%s has half a surrogate pair, \\u%s, at index %s; expected whole characters"
                .formatted(argument, Integer.toHexString(c), at));
      }
    }
    return text;
  }

  private OwnLead with(Consumer<ObjectNode> change) {
    ObjectNode copy = document.deepCopy();
    change.accept(copy);
    return new OwnLead(copy);
  }

  private static ArrayNode events(ObjectNode lead) {
    return lead.withArrayProperty("events");
  }

  private static ObjectNode last(ObjectNode lead) {
    if (lead.path("events").path(0) instanceof ObjectNode event) {
      return event;
    }
    throw new IllegalStateException("there is no event yet; add a note or an SMS first");
  }

  /**
   * Checks leads as those of a file are checked.
   *
   * @throws IllegalArgumentException when something is wrong with one; says what and where
   */
  public static List<OwnLead> checked(List<OwnLead> leads) {
    contents(leads);
    return List.copyOf(leads);
  }

  static Contents contents(List<OwnLead> leads) {
    requireNonNull(leads, "leads is null");
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    List<JsonNode> items = new ArrayList<>();
    for (int i = 0; i < leads.size(); i++) {
      items.add(requireNonNull(leads.get(i), "leads[" + i + "] is null").document);
    }
    all.putArray("leads").addAll(items);
    Reading reading = new Reading();
    Contents contents =
        OwnLeads.read(JsonText.encodable(all.toString()).getBytes(StandardCharsets.UTF_8), reading);
    if (reading.count() > 0) {
      throw new IllegalArgumentException(
          reading.problems().stream()
              .map(
                  problem ->
                      "%s: expected %s; got %s"
                          .formatted(problem.where(), problem.expected(), problem.got()))
              .collect(Collectors.joining("; ")));
    }
    return contents;
  }

  /** The lead as JSON. */
  @Override
  public String toString() {
    return document.toString();
  }
}
