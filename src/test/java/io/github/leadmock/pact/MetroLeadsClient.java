package io.github.leadmock.pact;

import io.github.leadmock.pact.JsonClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The requests of a program that shows the timeline of one lead.
 *
 * @param company the id of the lead's company
 * @param lead the id of the lead
 */
record MetroLeadsClient(JsonClient http, String company, String lead) {

  Answer events(int start, int size) {
    return http.get(path() + "/events?start=%d&size=%d".formatted(start, size));
  }

  Answer comments(String eventType, String event) {
    return http.get(path() + "/events/%s/%s/comments".formatted(eventType, event));
  }

  Answer addNote(Map<String, String> body) {
    return http.post(path() + "/note", body);
  }

  Answer updateNote(String note, Map<String, String> body) {
    return http.post(path() + "/note/" + note, body);
  }

  Answer removeNote(String note) {
    return http.post(path() + "/note/" + note + "/remove");
  }

  static Answer issueToken(JsonClient http, String username, String password) {
    return http.get(
        "/auth/issue_token?username=%s&password=%s"
            .formatted(encoded(username), encoded(password)));
  }

  private String path() {
    return "/companies/%s/leads/%s".formatted(company, lead);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
