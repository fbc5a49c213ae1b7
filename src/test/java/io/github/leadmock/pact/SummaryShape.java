package io.github.leadmock.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.core.model.matchingrules.NullMatcher;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import java.util.Map;

/** The body of LiveForce, with the documented example as values. */
final class SummaryShape {

  /**
   * The document types them as null, because of the single lead in its example; other leads have
   * text there. The values are ours, because next to null a type matcher would require null again.
   */
  private static final Map<String, String> NULLABLE =
      Map.of(
          "title", "Mr",
          "company", "Example Ltd",
          "chat", "Hey",
          "chat_date", "2024-08-05 14:07:36",
          "assigned_to", "Jane Doe");

  private SummaryShape() {}

  static DslPart ofALead() {
    DslPart summary =
        LambdaDsl.newJsonBody(
                body -> body.object("data", SummaryShape::lead).stringType("message", "success"))
            .build();
    return ProviderValue.of(summary, "$.data.id", "${lead_id}");
  }

  private static void lead(LambdaDslObject lead) {
    lead.stringType("id", "1")
        .stringType("name", "john")
        .stringType("phonenumber", "01234XXXXXX")
        .stringType("email", "[email protected]")
        .stringType("status", "New")
        .stringMatcher(
            "date", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "2024-08-05 14:07:36")
        .stringType("chat_id", "uyisa77")
        .stringType("assigned", "0")
        .stringType("is_public", "0")
        .stringType("lead_type", "Sales")
        .stringType("color", "#84CC16")
        .object(
            "analytics",
            analytics ->
                analytics
                    .stringMatcher(
                        "analytics", "\\s*\\{[\\s\\S]*\\}\\s*", "{\"city\":\"New York\"}")
                    .stringMatcher(
                        "chat",
                        "\\s*\\[[\\s\\S]*\\]\\s*",
                        "[{\"text\":\"Hello. How may I help you?\"}]"))
        .integerType("notes_count", 0)
        .integerType("attachment_count", 0);
    NULLABLE.forEach(
        (member, text) -> lead.or(member, text, NullMatcher.INSTANCE, TypeMatcher.INSTANCE));
  }
}
