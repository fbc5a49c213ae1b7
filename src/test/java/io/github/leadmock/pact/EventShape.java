package io.github.leadmock.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import java.util.function.Consumer;

/** The bodies of MetroLeads, with the documented examples as values. */
final class EventShape {

  /** The id of the documented note. */
  static final String NOTE = "63ecec2c-5047-4cd8-ae98-0dda952e2db1";

  private EventShape() {}

  /** The members of every listed event, whatever its type. */
  static void envelope(LambdaDslObject event) {
    event
        .booleanType("inbound", true)
        .stringType("type", "note")
        .booleanType("online", true)
        .object(
            "data",
            data ->
                data.stringMatcher("event_time", Wire.TIME, "2016-07-07T21:09:23Z")
                    .stringMatcher("event_id", Wire.UUID, "a34768be-32c4-4121-84af-9f850bc42736")
                    .integerType("comment_count", 0)
                    .object("created_by_entity", author -> author.stringType("name", "John Doe"))
                    .stringType("created_by", "user:fdd063f2-3f53-45ed-9a5d-99971acb6a4b"));
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
                      listedBy(
                          data,
                          "fdd063f2-3f53-45ed-9a5d-99971acb6a43",
                          "John Doe",
                          "e1225b12-d466-11e3-bebd-12313d233941");
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
                      listedBy(
                          data,
                          "61ab1e13-e154-4f9e-83d0-bfff3ad4b1f4",
                          "Jane Doe",
                          "e1125b12-d466-11e3-bebd-12313d233945");
                      data.stringType("phone", "+915556991414")
                          .stringType("message", "A sample SMS")
                          .object(
                              "extra_data",
                              extra ->
                                  extra.stringType(
                                      "header_checksum", "5a51172208b63c4c7c90270bdfbf8775"));
                    }));
  }

  private static DslPart pageOfOne(Consumer<LambdaDslObject> event) {
    return LambdaDsl.newJsonBody(
            page -> page.integerType("count", 56).minMaxArrayLike("events", 1, 1, event))
        .build();
  }

  private static void listedBy(
      LambdaDslObject data, String user, String name, String attachedLead) {
    data.object(
            "created_by_entity",
            author ->
                author
                    .stringMatcher("user_id", Wire.UUID, user)
                    .stringType("name", name)
                    .stringMatcher("group_id", Wire.UUID, "b8779d7b-22bd-45c8-b23c-da813ad69a2a")
                    .stringMatcher("company_id", Wire.UUID, "e17afa78-2a79-11e3-b30e-12313b0ed8fc"))
        .stringMatcher("created_by", "user:" + Wire.UUID, "user:" + user)
        .integerType("comment_count", 0);
    attached(data, attachedLead);
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
                                              .stringMatcher(
                                                  "company_id",
                                                  Wire.UUID,
                                                  "1ef4e845-b1f4-4e48-b2ed-d1f231287d96"))
                                  .stringMatcher(
                                      "created_by",
                                      "user:" + Wire.UUID,
                                      "user:48d58b40-a31b-445b-bc0c-c8126e2c664a");
                              attached(data, "8a956836-457f-4da6-a8de-66edd3fa11db");
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

  private static void attached(LambdaDslObject data, String lead) {
    data.minArrayLike(
        "attached_entities",
        1,
        entity ->
            entity
                .stringType("type", "lead")
                .object("lead", named -> named.stringMatcher("id", Wire.UUID, lead)));
  }
}
