package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Against a mock whose address is in LEADMOCK_URL, as {@code ./leadmock drill} sets it. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class TimelineTest {

  private static final String COMPANY = "c0ffee00-1ead-4000-8000-000000000000";

  private static Timeline timeline(int lead) {
    return new Timeline(
        URI.create(System.getenv().getOrDefault("LEADMOCK_URL", "http://localhost:8080")),
        COMPANY,
        "c0ffee00-1ead-4000-8000-00000000000" + lead,
        "me@example.com",
        "secret");
  }

  @Test
  void addsEachNoteOnce() throws Exception {
    Timeline timeline = timeline(1);
    for (int note = 1; note <= 5; note++) {
      timeline.add("\"Call later\", he said.\nCall number " + note);
    }
    assertEquals(5, timeline.count());
    assertTrue(timeline.page(0, 5).contains("number 5"));
  }

  @Test
  void readsPages() throws Exception {
    Timeline timeline = timeline(4);
    for (int start = 0; start < timeline.count(); start += 7) {
      assertTrue(timeline.page(start, 7).contains("event_id"));
    }
  }
}
