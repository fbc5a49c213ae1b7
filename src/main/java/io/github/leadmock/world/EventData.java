package io.github.leadmock.world;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about an event; what is null is generated.
 *
 * @param older how many events of the lead are older
 * @param sms whether it is an SMS, and no note
 * @param time not before that of an older event
 * @param by who did it
 * @param createdBy the id behind {@code user:}; the person's if null
 * @param attachedLead the lead that the event names; its own if null
 * @param message the text
 * @param phone of an SMS
 * @param headerChecksum of an SMS
 * @param commentCount how many comments to generate, unless there are {@code comments}
 * @param comments all its comments, newest first
 * @param verbatim the event as a vendor sent it, if it has more than is documented
 */
public record EventData(
    int older,
    boolean sms,
    @Nullable UUID id,
    @Nullable Instant time,
    @Nullable Boolean inbound,
    @Nullable PersonData by,
    @Nullable UUID createdBy,
    @Nullable UUID attachedLead,
    @Nullable String message,
    @Nullable String phone,
    @Nullable String headerChecksum,
    @Nullable Integer commentCount,
    @Nullable List<CommentData> comments,
    Event.@Nullable Verbatim verbatim) {

  /** Copies the comments. */
  public EventData {
    comments = comments == null ? null : List.copyOf(comments);
  }

  /** The same in another place. */
  public EventData withOlder(int other) {
    return copy(other, id, comments, verbatim);
  }

  /** The same with other comments, newest first. */
  public EventData withComments(List<CommentData> others) {
    return copy(older, id, others, verbatim);
  }

  /** The same with another id. */
  public EventData withId(UUID other) {
    return copy(older, other, comments, verbatim);
  }

  /** The same with what a vendor sent. */
  public EventData withVerbatim(Event.Verbatim sent) {
    return copy(older, id, comments, sent);
  }

  private EventData copy(
      int otherOlder,
      @Nullable UUID otherId,
      @Nullable List<CommentData> otherComments,
      Event.@Nullable Verbatim otherVerbatim) {
    return new EventData(
        otherOlder,
        sms,
        otherId,
        time,
        inbound,
        by,
        createdBy,
        attachedLead,
        message,
        phone,
        headerChecksum,
        commentCount,
        otherComments,
        otherVerbatim);
  }
}
