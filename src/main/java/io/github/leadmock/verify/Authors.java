package io.github.leadmock.verify;

import tools.jackson.databind.JsonNode;

/** Whether the two members that name an author agree (rule ML-EV-17). */
final class Authors {

  private static final String USER = "user:";

  private Authors() {}

  /** Looks only at authors that are users and are named twice. */
  static void check(Probe probe, Answer answer, String pointer, JsonNode data) {
    String creator = data.path("created_by").asString("");
    String user = data.path("created_by_entity").path("user_id").asString("");
    if (creator.startsWith(USER)
        && !user.isEmpty()
        && !creator.substring(USER.length()).equalsIgnoreCase(user)) {
      probe.find(
          "ML-EV-17",
          answer,
          pointer + "/created_by",
          "created_by and created_by_entity name different users",
          USER + user,
          creator);
    }
  }
}
