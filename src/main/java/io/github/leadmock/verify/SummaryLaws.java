package io.github.leadmock.verify;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the summary of a lead has to say beyond its shape (rule LF-SU-01). Stateless. */
final class SummaryLaws {

  private static final Pattern FAILURE =
      Pattern.compile("(?i)\\b(fail|error|denied|invalid|not found|unauthori|forbidden)");

  private SummaryLaws() {}

  /**
   * The summary is that of the lead in the path.
   *
   * @param lead the id in the path
   */
  static void id(Finder finder, Answer answer, JsonNode body, String lead) {
    String id = body.at("/data/id").asString("");
    if (!id.equals(lead)) {
      finder.find(
          "LF-SU-01",
          answer,
          "/data/id",
          plain(id).equals(plain(lead))
              ? "the id is spelled differently than in the path"
              : "the summary is that of another lead",
          lead,
          id);
    }
  }

  private static String plain(String id) {
    return id.replaceFirst("^0+(?=\\d)", "");
  }

  /** A success whose own words deny it. */
  static void message(Finder finder, Answer answer, JsonNode body) {
    String message = body.path("message").asString("");
    if (FAILURE.matcher(message).find()) {
      finder.find(
          "LF-SU-01",
          answer,
          "/message",
          "the message of a success reports a failure",
          "success",
          message);
    }
  }
}
