package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event of a lead's timeline: a note, or an SMS if {@code sms} is present.
 *
 * @param id the event's id
 * @param time when it happened, in whole seconds
 * @param inbound the documented examples have true for notes and false for a sent SMS
 * @param author the user behind it, as the event list shows them in full
 * @param createdBy the id behind {@code user:}; in one documented example it differs from the
 *     author's
 * @param attachedLead the lead that the event names; in the documented examples not the one in the
 *     path
 * @param message the text
 * @param commentCount the number of comments
 * @param sms the members that only an SMS has
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
   * The members that only an SMS has.
   *
   * @param phone the phone number, {@code +} and digits
   * @param headerChecksum 32 hexadecimal digits
   */
  public record Sms(String phone, String headerChecksum) {}

  /** The event's type as it appears in bodies and in the path of the comments. */
  public String type() {
    return sms.isPresent() ? SMS : NOTE;
  }

  /** This event with another text; an update keeps id and time. */
  Event withMessage(String newMessage) {
    return new Event(
        id, time, inbound, author, createdBy, attachedLead, newMessage, commentCount, sms);
  }
}
