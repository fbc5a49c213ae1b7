package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The summary of one LiveForce lead. Members that are documented as null are optional (rule
 * LF-SU-04).
 *
 * @param id a decimal number
 * @param date when the lead came in, in the account's local time
 * @param assigned the agent's number, 0 if unassigned
 * @param shared whether everyone in the account can see it
 * @param chat the newest line of the chat
 * @param chatDate when that line was written, in the account's local time
 * @param color {@code #} and six hexadecimal digits; determined by the status
 * @param source the number of the channel that the lead came through
 * @param chatStart when the chat began, to the microsecond
 * @param chatEnd when the chat ended, to the microsecond
 * @param messages the chat, oldest first
 */
public record LeadSummary(
    String id,
    String name,
    Optional<String> title,
    Optional<String> company,
    String phoneNumber,
    String email,
    String status,
    LocalDateTime date,
    String chatId,
    int assigned,
    boolean shared,
    Optional<String> chat,
    Optional<LocalDateTime> chatDate,
    String leadType,
    Optional<String> assignedTo,
    String color,
    int source,
    Location place,
    String browser,
    String sourceUrl,
    String ip,
    Instant chatStart,
    Instant chatEnd,
    List<ChatMessage> messages,
    int notesCount,
    int attachmentCount) {

  /** Copies the messages and checks the components that every lead has. */
  public LeadSummary {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    requireNonNull(date, "date is null");
    requireNonNull(place, "place is null");
    messages = List.copyOf(messages);
  }
}
