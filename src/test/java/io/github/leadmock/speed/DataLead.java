package io.github.leadmock.speed;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A lead of the user's own with a hundred thousand events, as a data file. */
final class DataLead {

  static final int EVENTS = 100_000;

  private static final String COMPANY = "7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a10";
  private static final String LEAD = "7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a99";

  static final String PATH = "/companies/%s/leads/%s".formatted(COMPANY, LEAD);

  private static final Instant NEWEST = Instant.parse("2024-05-01T10:00:00Z");

  private DataLead() {}

  /** In the short form, with ids, times and authors. */
  static void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"company\":\"%s\",\"lead\":\"%s\",\"events\":[\n".formatted(COMPANY, LEAD));
      for (int i = 0; i < EVENTS; i++) {
        out.write(
            "{\"note\":\"Called, no answer. Will try again tomorrow morning, for the %dth time.\",\"at\":\"%s\",\"by\":\"Ana Ruiz\",\"id\":\"0b8c6a3e-2f0d-4a51-8a3c-%012d\"}%s\n"
                .formatted(i, NEWEST.minusSeconds(60L * i), i, i == EVENTS - 1 ? "" : ","));
      }
      out.write("]}\n");
    }
  }

  /** The same as the vendor's answers, pages of a thousand. */
  static void writeAnswers(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"exchanges\":[");
      for (int start = 0; start < EVENTS; start += 1_000) {
        out.write(
            "%s{\"path\":\"%s/events?start=%d\",\"body\":{\"count\":%d,\"start\":%d,\"events\":[\n"
                .formatted(start == 0 ? "" : ",", PATH, start, EVENTS, start));
        for (int i = start; i < start + 1_000; i++) {
          out.write(answer(i) + (i == start + 999 ? "" : ",") + "\n");
        }
        out.write("]}}");
      }
      out.write("]}\n");
    }
  }

  private static String answer(int i) {
    String user = "0b8c6a3e-2f0d-4a51-8a3c-6a3b8f0c1aaa";
    return "{\"inbound\":true,\"type\":\"note\",\"data\":{\"event_time\":\"%s\",\"event_id\":\"0b8c6a3e-2f0d-4a51-8a3c-%012d\",\"created_by_entity\":{\"user_id\":\"%s\",\"name\":\"Ana Ruiz\",\"group_id\":\"%s\",\"company_id\":\"%s\"},\"created_by\":\"user:%s\",\"comment_count\":0,\"attached_entities\":[{\"type\":\"lead\",\"lead\":{\"id\":\"%s\"}}],\"message\":\"Called, no answer, for the %dth time.\"},\"online\":true}"
        .formatted(NEWEST.minusSeconds(60L * i), i, user, user, COMPANY, user, LEAD, i);
  }
}
