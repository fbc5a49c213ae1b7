package io.github.leadmock.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a recording tells of the people in the traffic: nothing. */
class RedactionTest {

  private static final int PERSONAL_VALUES = 10_000;
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> FIRST =
      List.of(
          "Ana", "Ben", "Zoë", "Łukasz", "Дмитрий", "Ελένη", "محمد", "דוד", "美咲", "지훈", "अनन्या");
  private static final List<String> LAST =
      List.of("Ruiz", "O'Hara", "Müller", "Иванова", "Παπάς", "العلي", "כהן", "山田", "김서연", "शर्मा");
  private static final List<String> CITIES =
      List.of("New York", "São Paulo", "Zürich", "Москва", "Αθήνα", "القاهرة", "תל אביב", "東京都");

  private final Random random = new Random(20_241_130);
  private final Set<String> personal = new HashSet<>();

  @Test
  void hasNoneOfTenThousandPersonalValuesInAnyFileInAnyEscaping() {
    Recording recording =
        new Recording(new byte[] {1, 2, 3}, false, KeptMembers.NONE, true, 1 << 28);
    while (personal.size() < PERSONAL_VALUES) {
      recording.take(page());
      recording.take(summary());
      recording.take(note());
      recording.take(comments());
    }

    Map<String, String> files = new LinkedHashMap<>(recording.changedFiles());
    files.put("all.har", recording.archive("1"));
    String all = String.join("\n", files.keySet()) + "\n" + String.join("\n", files.values());

    assertThat(personal).hasSizeGreaterThanOrEqualTo(PERSONAL_VALUES);
    assertThat(files).hasSizeGreaterThan(100);
    Set<String> starts = pieces(all);
    assertThat(
            personal.stream()
                .flatMap(value -> escapings(value).stream())
                .filter(escaped -> isIn(escaped, all, starts))
                .toList())
        .isEmpty();
  }

  /** Looks up a start of each value first: ten thousand searches through megabytes take minutes. */
  private static boolean isIn(String escaped, String all, Set<String> starts) {
    return (escaped.length() < START || starts.contains(escaped.substring(0, START)))
        && all.contains(escaped);
  }

  private static final int START = 6;

  private static Set<String> pieces(String all) {
    return IntStream.rangeClosed(0, all.length() - START)
        .mapToObj(at -> all.substring(at, at + START))
        .collect(Collectors.toSet());
  }

  private static List<String> escapings(String value) {
    String json = JSON.writeValueAsString(value);
    String plain = json.substring(1, json.length() - 1);
    String escaped =
        value
            .chars()
            .mapToObj(unit -> "\\u" + HexFormat.of().toHexDigits((char) unit))
            .collect(Collectors.joining());
    String half =
        value
            .chars()
            .mapToObj(
                unit ->
                    unit < 128
                        ? String.valueOf((char) unit)
                        : "\\u" + HexFormat.of().toHexDigits((char) unit))
            .collect(Collectors.joining());
    String html =
        value
            .codePoints()
            .mapToObj(point -> point < 128 ? Character.toString(point) : "&#" + point + ";")
            .collect(Collectors.joining());
    String quotedAgain = JSON.writeValueAsString(plain);
    return List.of(
        value,
        plain,
        escaped,
        escaped.toUpperCase(Locale.ROOT).replace("\\U", "\\u"),
        half,
        half.replace("\\", "\\\\"),
        html,
        quotedAgain.substring(1, quotedAgain.length() - 1),
        URLEncoder.encode(value, UTF_8),
        URLEncoder.encode(value, UTF_8).replace("+", "%20"),
        Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(UTF_8)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(UTF_8)));
  }

  private String remember(String value) {
    personal.add(value);
    return value;
  }

  private String name() {
    return remember(
        pick(FIRST) + " " + pick(LAST) + " " + Integer.toString(random.nextInt(1_000_000_000), 36));
  }

  private String email() {
    return remember(
        "%s.%s%s@firma-%s.example"
            .formatted(
                pick(List.of("ana", "b.o", "Zoe+crm")),
                pick(List.of("ruiz", "ohara")),
                random.nextInt(1_000_000),
                random.nextInt(1_000)));
  }

  private String phone() {
    return remember(
        pick(List.of("+1 (%03d) %03d-%04d", "+49%03d%03d%04d", "0%03d/%03d %04d"))
            .formatted(random.nextInt(1_000), random.nextInt(1_000), random.nextInt(10_000)));
  }

  private String ip() {
    return remember(
        random.nextBoolean()
            ? "%s.%s.%s.%s"
                .formatted(
                    11 + random.nextInt(80),
                    100 + random.nextInt(150),
                    random.nextInt(256),
                    100 + random.nextInt(150))
            : "2a02:%x:%x::%x"
                .formatted(
                    4_096 + random.nextInt(60_000),
                    4_096 + random.nextInt(60_000),
                    4_096 + random.nextInt(60_000)));
  }

  private String city() {
    return remember(pick(CITIES) + " " + Integer.toString(random.nextInt(1_000_000_000), 36));
  }

  private String words() {
    return remember(
        pick(List.of("Call ", "“Hi”, ", "<b>Tel</b> ", "\\n\" ", "Привет, ", "こんにちは "))
            + pick(FIRST)
            + " & "
            + pick(LAST)
            + "\t"
            + random.nextInt(1_000_000_000)
            + " 🎉");
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private RecordedCall page() {
    String company = remember(id());
    String lead = remember(id());
    List<Object> events = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      events.add(
          Map.of(
              "type",
              "sms",
              "online",
              true,
              "data",
              Map.of(
                  "event_id", remember(id()),
                  "event_time", "2024-05-01T10:00:00Z",
                  "created_by", "user:" + remember(id()),
                  "created_by_entity", Map.of("name", name(), "email", email()),
                  "phone", phone(),
                  "message", words(),
                  "custom", List.of(city(), Map.of(name(), words())),
                  "digits", Long.parseLong(remember(digits())))));
    }
    return call(
        "GET",
        "/companies/%s/leads/%s/events?start=0&size=5&user=%s".formatted(company, lead, email()),
        "",
        Map.of("count", 5, "start", 0, "events", events));
  }

  private String digits() {
    return String.valueOf(10_000_000_000L + (random.nextLong() >>> 20));
  }

  private RecordedCall summary() {
    String id = remember(digits());
    String chat =
        JSON.writeValueAsString(
            List.of(
                Map.of(
                    "text",
                    words(),
                    "author_id",
                    email(),
                    "deep",
                    JSON.writeValueAsString(Map.of("t", words())))));
    String visitor =
        JSON.writeValueAsString(Map.of("city", city(), "region", city(), "latitude", 52.5));
    return call(
        "GET",
        "/api/v1/leads/summary/" + id,
        "",
        Map.of(
            "message",
            "success",
            "data",
            Map.of(
                "id", id,
                "name", name(),
                "email", email(),
                "phonenumber", phone(),
                "company", name(),
                "analytics",
                    Map.of(
                        "ip",
                        ip(),
                        "analytics",
                        visitor,
                        "chat",
                        chat,
                        "source_url",
                        "https://" + remember("host" + digits() + ".example") + "/a"))));
  }

  private RecordedCall note() {
    String text = words();
    return call(
        "POST",
        "/api/companies/%s/leads/%s/note".formatted(remember(id()), remember(id())),
        JSON.writeValueAsString(Map.of("message", text)),
        Map.of("type", "note", "data", Map.of("event_id", remember(id()), "message", text)));
  }

  private RecordedCall comments() {
    return call(
        "GET",
        "/companies/%s/leads/%s/events/note/%s/comments"
            .formatted(remember(id()), remember(id()), remember(id())),
        "",
        Map.of(
            "total_count",
            1,
            "sub_events",
            List.of(Map.of("data", Map.of("comment", words(), "by", name())))));
  }

  private static RecordedCall call(String method, String url, String sent, Object received) {
    return new RecordedCall(
        method, url, sent.getBytes(UTF_8), 200, JSON.writeValueAsBytes(received), Instant.EPOCH, 1);
  }
}
