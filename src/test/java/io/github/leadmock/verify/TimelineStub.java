package io.github.leadmock.verify;

import io.github.leadmock.verify.StubServer.Asked;
import io.github.leadmock.verify.StubServer.Reply;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists the events of one lead, correctly unless a field says otherwise. */
class TimelineStub implements Function<Asked, Reply> {

  static final Target.MetroLeads LEAD =
      new Target.MetroLeads(
          "11111111-2222-4333-8444-555555555555", "99999999-2222-4333-8444-555555555555");

  final List<String> events = new ArrayList<>();
  int defaultSize = 20;
  int shift;
  int greatestSize = Integer.MAX_VALUE;
  boolean growsAlways;
  boolean countsThePage;
  boolean oldestFirst;
  boolean ignoresStart;
  boolean ignoresSize;
  boolean echoesNothing;
  boolean repeatsTheLast;

  TimelineStub(int size) {
    for (int i = 0; i < size; i++) {
      add();
    }
  }

  private void add() {
    events.add(0, event(UUID.randomUUID().toString(), events.size()));
  }

  private static String event(String id, int second) {
    return """
    {"type":"note","inbound":true,"online":true,"data":{"event_id":"%s","event_time":"%s",
     "created_by":"user:77777777-2222-4333-8444-555555555555","comment_count":0,"message":"text",
     "created_by_entity":{"user_id":"77777777-2222-4333-8444-555555555555","name":"A","group_id":"g",
     "company_id":"c"},"attached_entities":[{"type":"lead","lead":{"id":"%s"}}]}}\
    """
        .formatted(id, Instant.parse("2020-01-01T00:00:00Z").plusSeconds(second), LEAD.lead());
  }

  @Override
  public Reply apply(Asked asked) {
    if (!asked.path().endsWith("/events") || !asked.path().contains(LEAD.lead())) {
      return Reply.json(404, "{}");
    }
    if (growsAlways) {
      add();
    }
    Map<String, Long> query = query(asked.query());
    long start = query.getOrDefault("start", 0L);
    long size = ignoresSize ? defaultSize : query.getOrDefault("size", (long) defaultSize);
    int from = (int) Math.min(events.size(), Math.max(0, (ignoresStart ? 0 : start) + shift));
    int to = (int) Math.min(events.size(), from + Math.min(Math.max(0, size), greatestSize));
    List<String> page = new ArrayList<>(events.subList(from, to));
    if (oldestFirst) {
      Collections.reverse(page);
    }
    if (repeatsTheLast && from > 0 && !page.isEmpty()) {
      page.set(0, events.get(from - 1));
    }
    return Reply.json(
        200,
        "{\"count\":%d,\"start\":%d,\"events\":[%s]}"
            .formatted(
                countsThePage ? page.size() : events.size(),
                echoesNothing ? 0 : start,
                String.join(",", page)));
  }

  private static Map<String, Long> query(String text) {
    return Arrays.stream(text.split("&"))
        .filter(part -> part.matches("\\w+=-?\\d+"))
        .map(part -> part.split("="))
        .collect(
            Collectors.toMap(
                part -> part[0],
                part -> new BigInteger(part[1]).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue(),
                (a, b) -> a));
  }
}
