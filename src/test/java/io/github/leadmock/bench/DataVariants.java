package io.github.leadmock.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Correct servers with other leads. */
final class DataVariants {

  private DataVariants() {}

  static Stream<Variant> all() {
    return Stream.of(timelines(), events(), summaries()).flatMap(variants -> variants);
  }

  private static Stream<Variant> timelines() {
    return Stream.of(
        timeline("empty", "the lead has no events", main -> main.removeIf(event -> true)),
        timeline(
            "single",
            "the lead has one event",
            main -> main.events().stream().skip(1).forEach(main::remove)),
        timeline(
            "full-page",
            "the lead has as many events as fit on a page",
            main -> main.events().stream().skip(20).forEach(main::remove)),
        timeline(
            "page-and-one",
            "the lead has one event more than fits on a page",
            main -> main.events().stream().skip(21).forEach(main::remove)),
        Variant.metroleads(
            "long", "the lead has 130 events", Deviation.data(DataVariants::lengthen)),
        timeline(
            "no-sms",
            "the lead has no SMS",
            main -> main.removeIf(event -> event.type().equals("sms"))),
        timeline("no-notes", "the lead has only SMS", main -> main.removeIf(Event::isNote)),
        each("no-comments", "no event has comments", event -> event.withComments(List.of())),
        Variant.metroleads(
            "growing", "events come in while the timeline is walked", DataVariants::growing));
  }

  private static Stream<Variant> events() {
    return Stream.of(
        each(
            "other-types",
            "the lead has calls and e-mails too, with members of their own",
            DataVariants::otherTypes),
        each(
            "equal-times",
            "several events in a row have the same time",
            event ->
                event.withTime(event.time().minusSeconds(event.time().getEpochSecond() % 86_400))),
        each(
            "ids-version-1",
            "event ids are UUIDs of version 1",
            event -> event.withId(event.id().replaceFirst("(.{14})4", "$11"))),
        each(
            "long-texts",
            "messages have 20 000 characters",
            event ->
                event.withMessage(
                    (event.message() + " ").repeat(20_000 / (event.message().length() + 1)))),
        each(
            "empty-texts",
            "SMS have an empty message",
            event -> event.isNote() ? event : event.withMessage("")),
        Variant.metroleads(
            "clock-ahead", "the server's clock is two hours ahead", clock(Duration.ofHours(2))),
        Variant.metroleads(
            "clock-behind", "the server's clock is two hours behind", clock(Duration.ofHours(-2))));
  }

  private static Stream<Variant> summaries() {
    return Stream.of(
        Variant.liveforce("nulls", "all that may be null is null", Deviation.none())
            .at(target -> target.withLeadId(SampleSummaries.PLAIN)),
        summary(
            "strings-empty",
            "what may be null is an empty string",
            lead ->
                List.of("title", "company", "chat", "assigned_to")
                    .forEach(name -> lead.put(name, ""))),
        summary(
            "counts-zero",
            "the counts are 0",
            lead -> lead.put("notes_count", 0).put("attachment_count", 0)),
        summary(
            "counts-large",
            "the counts are beyond 32 bits",
            lead -> lead.put("notes_count", 3_000_000_000L)),
        summary(
            "other-status",
            "status, type and colour are other words",
            lead ->
                lead.put("status", "Lost & found").put("lead_type", "Ärger").put("color", "teal")),
        summary(
            "chat-empty",
            "the chat is empty, the analytics too",
            lead -> lead.withObject("/analytics").put("chat", "[]").put("analytics", "{}")),
        summary(
            "chat-spaced",
            "the JSON text of the chat has white space",
            lead -> lead.withObject("/analytics").put("chat", " [ {\n \"id\" : \"1\" } ]\n")),
        summary(
            "masked",
            "phone number and e-mail address are masked",
            lead -> lead.put("phonenumber", "01234XXXXXX").put("email", "[email protected]")),
        Variant.liveforce(
            "other-message",
            "the message of a success is another",
            Deviation.body(Operation.LEAD_SUMMARY, body -> body.put("message", "Lead fetched."))));
  }

  private static Variant timeline(String id, String says, Consumer<Timeline> change) {
    return Variant.metroleads(
        "timeline-" + id, says, Deviation.data(account -> change.accept(account.main())));
  }

  private static Variant each(String id, String says, UnaryOperator<Event> change) {
    return timeline(id, says, main -> main.change(change));
  }

  private static Variant summary(String id, String says, Consumer<ObjectNode> edit) {
    return Variant.liveforce(
        "lead-" + id, says, Deviation.data(account -> account.summaries().values().forEach(edit)));
  }

  private static void lengthen(Account account) {
    lengthen(account, 130);
  }

  /** Gives the main lead more events, all older than those that it has. */
  static void lengthen(Account account, int number) {
    List<Event> now = account.main().events();
    Event oldest = now.get(now.size() - 1);
    account.samples().events(number - now.size(), oldest.time().minusSeconds(60)).stream()
        .forEach(account.main()::append);
  }

  private static Event otherTypes(Event event) {
    int kind = event.id().charAt(0) % 4;
    return switch (kind) {
      case 0 -> event.withType("call", Map.of("duration", "317", "recording", "{\"url\":null}"));
      case 1 ->
          event.withType("email_sent", Map.of("subject", "\"Quote\"", "to", "[\"a@example.org\"]"));
      default -> event;
    };
  }

  private static Handler growing(Vendor correct) {
    AtomicInteger grown = new AtomicInteger();
    return call -> {
      Answer answer = correct.answer(call);
      boolean later = Window.of(call).filter(window -> window.start() > 0).isPresent();
      if (later && grown.get() < 6) {
        grown.incrementAndGet();
        Account account = correct.account();
        Event model = account.other().events().get(0);
        account
            .main()
            .add(
                model
                    .withId(account.ids().next())
                    .withTime(account.main().timeOfNext(account.now())));
      }
      return answer;
    };
  }

  private static Deviation clock(Duration ahead) {
    return Deviation.data(account -> account.shiftClock(ahead));
  }
}
