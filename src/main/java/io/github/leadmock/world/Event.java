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
 * @param verbatim the event as a vendor sent it, if it has more than is documented
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
    Optional<Sms> sms,
    Optional<Verbatim> verbatim) {

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
    requireNonNull(verbatim, "verbatim is null");
  }

  /** An event with nothing but what is documented. */
  public Event(
      UUID id,
      Instant time,
      boolean inbound,
      Author author,
      UUID createdBy,
      UUID attachedLead,
      String message,
      int commentCount,
      Optional<Sms> sms) {
    this(
        id,
        time,
        inbound,
        author,
        createdBy,
        attachedLead,
        message,
        commentCount,
        sms,
        Optional.empty());
  }

  /** A note that a user wrote. */
  static Event note(UUID id, Instant time, Author author, UUID lead, String message) {
    return new Event(id, time, true, author, author.userId(), lead, message, 0, Optional.empty());
  }

  /**
   * The members that only an SMS has.
   *
   * @param phone the phone number, {@code +} and digits
   * @param headerChecksum 32 hexadecimal digits
   */
  public record Sms(String phone, String headerChecksum) {}

  /**
   * A listed event as JSON text, in the two parts around its message: an update changes only that.
   *
   * @param type the event's type
   * @param before what stands before the message
   * @param after what stands after it
   */
  public record Verbatim(String type, String before, String after) {}

  /** The event's type as it appears in bodies and in the path of the comments. */
  public String type() {
    return verbatim.map(Verbatim::type).orElse(sms.isPresent() ? SMS : NOTE);
  }

  /** The same event with another id. */
  Event withId(UUID other) {
    return copy(other, message);
  }

  /** This event with another text; an update keeps id and time. */
  Event withMessage(String other) {
    return copy(id, other);
  }

  private Event copy(UUID otherId, String otherMessage) {
    return new Event(
        otherId,
        time,
        inbound,
        author,
        createdBy,
        attachedLead,
        otherMessage,
        commentCount,
        sms,
        verbatim);
  }
}
