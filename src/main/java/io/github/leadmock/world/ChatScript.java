package io.github.leadmock.world;

import io.github.leadmock.world.ChatMessage.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The course of a generated chat, modelled on the documented one: a welcome, visitor and agent
 * taking turns, and two closing system notices.
 */
final class ChatScript {

  private static final List<String> QUESTIONS =
      List.of(
          "Hey",
          "Hi, how much is the team plan?",
          "Do you offer a discount for schools?",
          "I cannot find the invoice for last month.",
          "Does it work with our phone system?",
          "Can somebody call me back today?",
          "Is there a trial without a credit card?");
  private static final List<String> ANSWERS =
      List.of(
          "Hi there! How can I help you today?",
          "Sure, let me look that up for you.",
          "Could you leave your phone number, please?",
          "Yes, it does. I will send you the details.",
          "A colleague will call you within the hour.",
          "You can try it for two weeks, no card needed.");

  private ChatScript() {}

  /** The lines of a chat that begins at {@code start}. */
  static List<ChatMessage> play(LeadRandom random, int lines, TextStyle style, Instant start) {
    String thread = random.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 10);
    String visitor = random.uuid().toString();
    String visitorClient = random.hex(32);
    String agent = random.pick(Phrases.FIRST_NAMES).toLowerCase(Locale.ROOT) + "@example.com";
    String agentClient = random.hex(32);
    List<ChatMessage> messages = new ArrayList<>();
    Instant time = start;
    for (int line = 1; line <= lines; line++) {
      Kind kind = kind(line, lines);
      time = time.plus(pause(kind, random));
      String id = thread + "_" + line;
      messages.add(
          switch (kind) {
            case WELCOME ->
                new ChatMessage(kind, id, time, "Hello. How may I help you?", agent, "");
            case VISITOR ->
                new ChatMessage(
                    kind, id, time, say(QUESTIONS, style, random, line), visitor, visitorClient);
            case AGENT ->
                new ChatMessage(
                    kind, id, time, say(ANSWERS, style, random, line), agent, agentClient);
            case IDLE ->
                new ChatMessage(
                    kind, id, time, "Chat is idle due to 10 minutes of inactivity", "", "");
            case ARCHIVED ->
                new ChatMessage(
                    kind, id, time, "Chat archived due to 15 minutes of inactivity", "", "");
          });
    }
    return messages;
  }

  private static Kind kind(int line, int lines) {
    if (line == 1) {
      return Kind.WELCOME;
    }
    if (line == lines) {
      return Kind.ARCHIVED;
    }
    if (line == lines - 1) {
      return Kind.IDLE;
    }
    return line % 2 == 0 ? Kind.VISITOR : Kind.AGENT;
  }

  private static Duration pause(Kind kind, LeadRandom random) {
    return switch (kind) {
      case WELCOME -> Duration.ZERO;
      case VISITOR, AGENT -> Duration.ofMillis(random.between(2_000, 90_000));
      case IDLE -> Duration.ofMinutes(10);
      case ARCHIVED -> Duration.ofMinutes(5);
    };
  }

  private static String say(List<String> lines, TextStyle style, LeadRandom random, int line) {
    return style == TextStyle.ORDINARY ? random.pick(lines) : style.note(random, line);
  }
}
