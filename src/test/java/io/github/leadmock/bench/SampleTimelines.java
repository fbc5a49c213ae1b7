package io.github.leadmock.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the timelines that the fake starts with: notes and SMS, with comments on some of them. */
final class SampleTimelines {

  private static final List<String> TEXTS =
      List.of(
          "Called back, asked for a quote by Friday",
          "This is a note ",
          "Wants the 5% discount & free delivery",
          "Größe M statt L, schöne Grüße",
          "Said \"maybe next month\", will ring again",
          "Two lines:\nsecond line",
          "Very happy with the demo 🎉",
          "Price list sent to a/b@example.org",
          "שלום, מחכה להצעה",
          "A <b>hot</b> lead");

  private final Ids ids;
  private final String company;
  private final List<Author> authors;

  SampleTimelines(Ids ids, String company) {
    this.ids = ids;
    this.company = company;
    String group = ids.next();
    authors =
        List.of(
            new Author(ids.next(), "Ada Meyer", group, company),
            new Author(ids.next(), "Björn Sand", group, company),
            new Author(ids.next(), "Chen Li", ids.next(), company));
  }

  /** The events, newest first, ever further apart in time. */
  List<Event> events(int number, Instant newest) {
    List<Event> events = new ArrayList<>();
    Instant time = newest;
    for (int i = 0; i < number; i++) {
      boolean sms = i % 5 == 2;
      events.add(
          new Event(
              ids.next(),
              sms ? "sms" : "note",
              time,
              author(i),
              text(i),
              comments(commentsOf(i), time),
              sms ? smsMembers(i) : Map.of()));
      time = time.minus(Duration.ofMinutes(7 + 13L * i)).minusSeconds(i % 60);
    }
    return events;
  }

  /** A comment number for each event: a few here and there, and once more than fit on a page. */
  private static int commentsOf(int i) {
    return switch (i) {
      case 3 -> 3;
      case 7 -> 2;
      case 14 -> 23;
      case 30 -> 1;
      default -> 0;
    };
  }

  private List<Comment> comments(int number, Instant event) {
    List<Comment> comments = new ArrayList<>();
    for (int i = number; i > 0; i--) {
      Instant time = event.plusSeconds(40L * i);
      comments.add(new Comment(ids.next(), "Comment " + i + ": " + text(i), time, author(i)));
    }
    return comments;
  }

  /** The members that an SMS has beside those of a note. */
  Map<String, String> smsMembers(int i) {
    return Map.of(
        "phone", "\"+4930901820%02d\"".formatted(i % 100),
        "extra_data", "{\"header_checksum\":\"%s\"}".formatted(ids.hex()));
  }

  Author author(int i) {
    return authors.get(i % authors.size());
  }

  String company() {
    return company;
  }

  private static String text(int i) {
    return TEXTS.get(i % TEXTS.size());
  }
}
