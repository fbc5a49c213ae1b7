package io.github.leadmock.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.world.EventData;
import io.github.leadmock.world.LeadData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a lead is that answers tell of, before the first and after the last. */
class RecordingTest {

  private static final String PATH =
      "/companies/7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a10/leads/7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a11";

  /** Event number n happened in second n and says n. */
  private static String event(int number, String message) {
    return """
        {"type":"note","inbound":true,"data":{"event_id":"%s","event_time":"2024-05-01T10:00:%02dZ","message":"%s"}}"""
        .formatted(id(number), number, message);
  }

  private static String id(int number) {
    return "0b8c6a3e-2f0d-4a51-8a3c-6a3b8f0c1d%02d".formatted(number);
  }

  private static String exchange(String method, String path, String body) {
    return "{\"method\":\"%s\",\"path\":\"%s%s\",\"body\":%s}".formatted(method, PATH, path, body);
  }

  private static String page(int count, int start, int... numbers) {
    List<String> events =
        IntStream.of(numbers).mapToObj(number -> event(number, "m" + number)).toList();
    return exchange(
        "GET",
        "/events?start=" + start,
        "{\"count\":%s,\"start\":%s,\"events\":%s}".formatted(count, start, events));
  }

  private static String add(int number) {
    return exchange("POST", "/note", event(number, "m" + number));
  }

  private static String update(int number, String message) {
    return exchange("POST", "/note/" + id(number), event(number, message));
  }

  private static String remove(int number) {
    return exchange("POST", "/note/" + id(number) + "/remove", event(number, "m" + number));
  }

  private static LeadData lead(String state, String... exchanges) {
    String text =
        "{\"state\":\"%s\",\"exchanges\":[%s]}".formatted(state, String.join(",", exchanges));
    DataFile file = DataFile.read("a.json", text.getBytes(StandardCharsets.UTF_8));
    assertThat(file.problem()).isEmpty();
    return file.contents().orElseThrow().recorded().get(0).lead();
  }

  /** The events as number of older ones, and text; then how many there are. */
  private static String shown(LeadData lead) {
    StringBuilder shown = new StringBuilder();
    for (EventData event : lead.events()) {
      shown.append(event.older()).append(':').append(event.message()).append(' ');
    }
    return shown.append("of ").append(lead.total().orElseThrow()).toString();
  }

  @Test
  void leavesGapsForEventsThatNoPageShowed() {
    assertThat(shown(lead("after", page(10, 0, 9, 8), page(10, 5, 4, 3))))
        .isEqualTo("3:m3 4:m4 8:m8 9:m9 of 10");
  }

  /** A browser asks before it writes, and an app may try what the vendor does not have. */
  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "HEAD", "PUT", "PATCH", "DELETE"})
  void takesOnlyAPostForAWrite(String method) {
    List<String> entries = new ArrayList<>();
    for (String path : List.of("/note", "/note/" + id(1), "/note/" + id(1) + "/remove")) {
      entries.add(
          """
          {"request": {"method": "%s", "url": "https://x%s%s"}, "response": {"status": 200, "content": {}}}"""
              .formatted(method, PATH, path));
    }
    entries.add(
        """
        {"request": {"method": "GET", "url": "https://x%s/note/%s/remove"},
         "response": {"status": 200, "content": {"text": %s}}}"""
            .formatted(PATH, id(2), new JsonMapper().writeValueAsString(event(2, "m2"))));
    String archive = "{\"log\": {\"entries\": [%s]}}".formatted(String.join(",", entries));

    DataFile file = DataFile.read("a.har", archive.getBytes(StandardCharsets.UTF_8));

    assertThat(file.problem()).isEmpty();
    assertThat(file.contents().orElseThrow().recorded())
        .singleElement()
        .satisfies(lead -> assertThat(lead.lead().events()).isEmpty());
  }

  @Test
  void putsOverlappingPagesTogether() {
    assertThat(shown(lead("after", page(4, 0, 4, 3), page(4, 1, 3, 2), page(4, 3, 1))))
        .isEqualTo("0:m1 1:m2 2:m3 3:m4 of 4");
  }

  @ParameterizedTest
  @CsvSource({
    "before, 0:m1 1:m2 of 2",
    "after, 0:m1 1:m2 2:m5 of 3",
  })
  void hasAddedNotesAfterwardsOnly(String state, String shown) {
    assertThat(shown(lead(state, page(2, 0, 2, 1), add(5)))).isEqualTo(shown);
    assertThat(shown(lead(state, page(2, 0, 2, 1), add(5), page(3, 0, 5, 2, 1)))).isEqualTo(shown);
    assertThat(shown(lead(state, add(5), page(3, 0, 5, 2, 1)))).isEqualTo(shown);
    assertThat(shown(lead(state, page(2, 0, 2), add(5), page(3, 2, 1)))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "before, 0:m1 1:m2 2:m3 of 3",
    "after, 0:m1 1:m3 of 2",
  })
  void hasRemovedNotesBeforeOnly(String state, String shown) {
    assertThat(shown(lead(state, page(3, 0, 3, 2, 1), remove(2)))).isEqualTo(shown);
    assertThat(shown(lead(state, remove(2), page(2, 0, 3, 1)))).isEqualTo(shown);
    assertThat(shown(lead(state, page(3, 0, 3, 2, 1), remove(2), page(2, 0, 3, 1))))
        .isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"before, 0:m1 of 1", "after, 0:new of 1"})
  void hasTheFirstTextOrTheLast(String state, String shown) {
    assertThat(shown(lead(state, page(1, 0, 1), update(1, "newer"), update(1, "new"))))
        .isEqualTo(shown);
  }

  @Test
  void hasNothingOfANoteThatCameAndWent() {
    assertThat(shown(lead("before", add(5), update(5, "x"), remove(5), page(1, 0, 1))))
        .isEqualTo("0:m1 of 1");
    assertThat(shown(lead("after", add(5), update(5, "x"), remove(5), page(1, 0, 1))))
        .isEqualTo("0:m1 of 1");
  }

  @Test
  void isMadeOfASavedNoteAlone() {
    assertThat(shown(lead("after", add(5)))).isEqualTo("0:m5 of 1");
    assertThat(shown(lead("before", update(5, "m5")))).isEqualTo("0:m5 of 1");
  }

  @Test
  void makesTheEventWhoseCommentsWereSeen() {
    LeadData lead =
        lead(
            "after",
            exchange(
                "GET",
                "/events/sms/" + id(3) + "/comments",
                "{\"total_count\":1,\"sub_events\":[{\"sub_event_id\":\"%s\",\"data\":{\"comment\":\"c\",\"event_time\":\"2024-05-01T10:01:00Z\"}}]}"
                    .formatted(id(4))));
    assertThat(lead.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.sms()).isTrue();
              assertThat(event.time()).hasToString("2024-05-01T10:00:00Z");
              assertThat(event.comments()).hasSize(1);
            });
  }

  @Test
  void makesTheEventThatWasSeenToHaveNoComments() {
    LeadData lead =
        lead(
            "after",
            exchange(
                "GET",
                "/events/sms/" + id(3) + "/comments",
                "{\"total_count\":0,\"sub_events\":[]}"));
    assertThat(lead.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.sms()).isTrue();
              assertThat(event.comments()).isEmpty();
            });
  }

  @Test
  void staysWithinWhatALeadMayHave() {
    assertThat(shown(lead("after", page(10_000_000, 0, 2), add(5))))
        .isEqualTo("9999998:m2 9999999:m5 of 10000000");
  }

  @Test
  void growsWhenOthersWriteInTheMeantime() {
    assertThat(shown(lead("after", page(2, 0, 2), page(4, 0, 4, 3))))
        .isEqualTo("1:m2 2:m3 3:m4 of 4");
  }
}
