package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event of a lead's timeline: a note, or an SMS when {@code sms} is there.
 *
 * @param id the event's id
 * @param time when it happened, whole seconds
 * @param inbound the documents show true for notes, false for the SMS that was sent
 * @param author who did it, as a listed event tells it in full
 * @param createdBy the id behind {@code user:}; the documents' own examples show one that differs
 *     from the author's
 * @param attachedLead the lead that the event names; the documents' own examples name another than
 *     the path
 * @param message the text
 * @param commentCount how many comments there are
 * @param sms what only an SMS has
 */
public record Event(
    UUID id,
    Instant time,
    boolean inbound,
    Author author,
    UUID createdBy,
    UUID attachedLead,
    String message,
    int commentCount,
    Optional<Sms> sms) {

  /** The {@code type} of a note on the wire. */
  public static final String NOTE = "note";

  /** The {@code type} of an SMS on the wire. */
  public static final String SMS = "sms";

  /** Checks that nothing is missing. */
  public Event {
    requireNonNull(id, "id is null");
    requireNonNull(time, "time is null");
    requireNonNull(author, "author is null");
    requireNonNull(createdBy, "createdBy is null");
    requireNonNull(attachedLead, "attachedLead is null");
    requireNonNull(message, "message is null");
    requireNonNull(sms, "sms is null");
  }

  /**
   * What an SMS has beside the rest.
   *
   * @param phone the number, {@code +} and digits
   * @param headerChecksum 32 hexadecimal digits
   */
  public record Sms(String phone, String headerChecksum) {}

  /** The event's type as the wire and the comments' path spell it. */
  public String type() {
    return sms.isPresent() ? SMS : NOTE;
  }

  /** The same event with another text: an update keeps identity and time. */
  Event withMessage(String newMessage) {
    return new Event(
        id, time, inbound, author, createdBy, attachedLead, newMessage, commentCount, sms);
  }
}
