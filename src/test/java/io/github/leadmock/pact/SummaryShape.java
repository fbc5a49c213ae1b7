package io.github.leadmock.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.core.model.matchingrules.NullMatcher;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import java.util.List;

/** The body of LiveForce, with the documented example as values. */
final class SummaryShape {

  /** The document types them null, after the one lead of its example: others have text there. */
  private static final List<String> NULLABLE =
      List.of("title", "company", "chat", "chat_date", "assigned_to");

  /** Beside a null, a matcher of types would ask for another null. */
  private static final String ANY_TEXT = "[\\s\\S]*";

  private SummaryShape() {}

  static DslPart ofALead() {
    DslPart summary =
        LambdaDsl.newJsonBody(
                body -> body.object("data", SummaryShape::lead).stringType("message", "success"))
            .build();
    return ProviderValue.of(summary, "$.data.id", "${lead_id}");
  }

  private static void lead(LambdaDslObject lead) {
    lead.stringValue("id", "1")
        .stringType("name", "john")
        .stringType("phonenumber", "01234XXXXXX")
        .stringType("email", "[email protected]")
        .stringType("status", "New")
        .stringMatcher("date", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "2024-08-05 14:07:36")
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
        member -> lead.or(member, null, NullMatcher.INSTANCE, new RegexMatcher(ANY_TEXT, null)));
  }
}
