package io.github.leadmock.bench;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Makes the LiveForce leads that the fake starts with. */
final class SampleSummaries {

  /** The lead whose nullable members are all null. */
  static final String PLAIN = "7";

  /** The lead whose nullable members are all strings. */
  static final String RICH = "12";

  private static final String PLAIN_LEAD =
      """
      {
        "id": "7", "name": "Mia Okafor", "title": null, "company": null,
        "phonenumber": "0209XXXXXX", "email": "mia@example.org", "status": "New",
        "date": "2024-03-02 08:15:09", "chat_id": "kd93hf0", "assigned": "0", "is_public": "1",
        "chat": null, "chat_date": null, "lead_type": "Support", "assigned_to": null,
        "color": "#84CC16",
        "analytics": {
          "source": "2", "analytics": "{\\"city\\":\\"Lagos\\",\\"latitude\\":null}",
          "browser": "Firefox", "source_url": "https://example.org/contact", "ip": "192.0.2.14",
          "chat_start_time": "2024-03-02T08:10:00.000100Z",
          "chat_end_time": "2024-03-02T08:15:09.020000Z", "chat": "[]"
        },
        "notes_count": 0, "attachment_count": 0
      }""";

  private static final String RICH_LEAD =
      """
      {
        "id": "12", "name": "Zoë Brandt", "title": "Head of buying", "company": "Brandt & Söhne",
        "phonenumber": "+4930901820", "email": "zoe@example.org", "status": "Contacted",
        "date": "2024-08-05 14:07:36", "chat_id": "uyq51aa", "assigned": "3", "is_public": "0",
        "chat": "Hello, is anybody there?", "chat_date": "2024-08-05 14:09:01",
        "lead_type": "Sales", "assigned_to": "Ada Meyer", "color": "#F59E0B",
        "analytics": {
          "source": "3",
          "analytics": "{\\"city\\":\\"Zürich\\",\\"country_code\\":\\"CH\\",\\"latitude\\":null}",
          "browser": "Google Chrome", "source_url": "https://example.org/liveforce/",
          "ip": "198.51.100.31", "chat_start_time": "2023-09-13T11:06:31.060009Z",
          "chat_end_time": "2024-08-05T09:07:36.406233Z",
          "chat": "[{\\"id\\":\\"S1_1\\",\\"type\\":\\"message\\",\\"text\\":\\"Hi 👋\\"}]"
        },
        "notes_count": 4, "attachment_count": 1
      }""";

  private SampleSummaries() {}

  static Map<String, ObjectNode> byId() {
    Map<String, ObjectNode> summaries = new TreeMap<>();
    summaries.put(PLAIN, (ObjectNode) Json.parse(PLAIN_LEAD));
    summaries.put(RICH, (ObjectNode) Json.parse(RICH_LEAD));
    return summaries;
  }
}
