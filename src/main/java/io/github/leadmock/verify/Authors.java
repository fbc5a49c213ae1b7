package io.github.leadmock.verify;

import tools.jackson.databind.JsonNode;

/** Checks that the two members naming an author agree (rule ML-EV-17). */
final class Authors {

  private static final String USER = "user:";

  private Authors() {}

  /** Compares the authors in an answer. */
  static Agreement agreement(Finder finder) {
    return new Agreement(finder, "ML-EV-17", "the users of created_by and created_by_entity");
  }

  /** Compares only authors that are users and named in both members. */
  static void check(Agreement agreement, Answer answer, String pointer, JsonNode data) {
    String creator = data.path("created_by").asString("");
    String user = data.path("created_by_entity").path("user_id").asString("");
    if (creator.startsWith(USER) && !user.isEmpty()) {
      agreement.compare(answer, pointer + "/created_by", USER + user, creator);
    }
  }
}
