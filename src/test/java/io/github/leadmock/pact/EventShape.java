package io.github.leadmock.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import java.util.function.Consumer;

/**
 * The bodies of MetroLeads, with the documented examples as values. What only an assumed rule asks
 * for, such as a group_id or an SMS's phone, is left out: a server without it is not wrong.
 */
final class EventShape {

  /** The id of the documented note. */
  static final String NOTE = "63ecec2c-5047-4cd8-ae98-0dda952e2db1";

  private EventShape() {}

  /** The members of every listed event, whatever its type. */
  static void envelope(LambdaDslObject event) {
    event
        .stringType("type", "note")
        .object(
            "data",
            data ->
                data.stringMatcher("event_time", Wire.TIME, "2016-07-07T21:09:23Z")
                    .stringMatcher("event_id", Wire.UUID, "a34768be-32c4-4121-84af-9f850bc42736"));
  }

  /** A page with one event that is a note. */
  static DslPart pageWithANote() {
    return pageOfOne(
        event ->
            event
                .booleanType("inbound", true)
                .stringValue("type", "note")
                .booleanType("online", true)
                .object(
                    "data",
                    data -> {
                      data.stringMatcher("event_time", Wire.TIME, "2016-07-07T21:09:23Z")
                          .stringMatcher(
                              "event_id", Wire.UUID, "a34768be-32c4-4121-84af-9f850bc42736");
                      listedBy(data, "fdd063f2-3f53-45ed-9a5d-99971acb6a43", "John Doe");
                      data.stringType("message", "This is a note ");
                    }));
  }

  /** A page with one event that is an SMS. */
  static DslPart pageWithAnSms() {
    return pageOfOne(
        event ->
            event
                .booleanType("inbound", false)
                .stringValue("type", "sms")
                .booleanType("online", true)
                .object(
                    "data",
                    data -> {
                      data.stringMatcher("event_time", Wire.TIME, "2016-07-05T10:28:14Z")
                          .stringMatcher(
                              "event_id", Wire.UUID, "791e239e-fcf1-478a-8fb1-9d9f4a9dca1b");
                      listedBy(data, "61ab1e13-e154-4f9e-83d0-bfff3ad4b1f4", "Jane Doe");
                      data.stringType("message", "A sample SMS");
                    }));
  }

  private static DslPart pageOfOne(Consumer<LambdaDslObject> event) {
    return LambdaDsl.newJsonBody(
            page -> page.integerType("count", 56).minMaxArrayLike("events", 1, 1, event))
        .build();
  }

  private static void listedBy(LambdaDslObject data, String user, String name) {
    data.object(
            "created_by_entity",
            author ->
                author
                    .stringType("user_id", user)
                    .stringType("name", name)
                    .stringType("company_id", "e17afa78-2a79-11e3-b30e-12313b0ed8fc"))
        .stringType("created_by", "user:" + user)
        .integerType("comment_count", 0);
    attached(data);
  }

  /** The answer to add, update and remove: the note, with this text. */
  static DslPart savedNote(String message) {
    DslPart body =
        LambdaDsl.newJsonBody(
                note ->
                    note.booleanType("inbound", true)
                        .stringValue("type", "note")
                        .booleanType("online", true)
                        .object(
                            "data",
                            data -> {
                              data.stringMatcher("event_time", Wire.TIME, "2017-02-23T10:21:08Z")
                                  .array("tags")
                                  .stringMatcher("event_id", Wire.UUID, NOTE)
                                  .object(
                                      "created_by_entity",
                                      author ->
                                          author
                                              .stringType("name", "John Doe")
                                              .stringType(
                                                  "company_id",
                                                  "1ef4e845-b1f4-4e48-b2ed-d1f231287d96"))
                                  .stringType(
                                      "created_by", "user:48d58b40-a31b-445b-bc0c-c8126e2c664a");
                              attached(data);
                              data.stringValue("message", message);
                            }))
            .build();
    // The example has no tags; any are fine.
    body.getMatchers().addRule("$.data.tags", TypeMatcher.INSTANCE);
    return body;
  }

  /**
   * The same, with the id of the note that the provider state created, because a write keeps it.
   */
  static DslPart sameNote(String message) {
    return ProviderValue.of(savedNote(message), "$.data.event_id", "${note}");
  }

  // Only a lead is known to have an id, and a matcher for one entity is one for all.
  private static void attached(LambdaDslObject data) {
    data.minArrayLike("attached_entities", 1, entity -> entity.stringType("type", "lead"));
  }
}
