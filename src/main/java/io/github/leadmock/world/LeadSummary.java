package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The summary of one LiveForce lead. The members that the document types as null are optional here
 * (rule LF-SU-04).
 *
 * @param id a decimal number
 * @param date when the lead came in, local time of the account
 * @param assigned the agent's number, 0 for nobody
 * @param shared whether everybody in the account sees it
 * @param chat the newest line of the chat
 * @param chatDate when that line was written, local time of the account
 * @param color {@code #} and six hexadecimal digits, goes with the status
 * @param source the number of the channel it came by
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

  /** Copies the messages and checks what the templates rely on. */
  public LeadSummary {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    requireNonNull(date, "date is null");
    requireNonNull(place, "place is null");
    messages = List.copyOf(messages);
  }
}
