package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A comment on an event.
 *
 * @param id the outer {@code sub_event_id}
 * @param dataId the inner {@code sub_event_id}; differs from the outer one only in the documented
 *     example
 * @param time when it was written, in whole seconds
 * @param author who wrote it
 * @param createdBy the id behind {@code user:}
 * @param text the comment
 * @param verbatim the comment as a vendor sent it, as JSON text, if it has more than is documented
 */
public record Comment(
    UUID id,
    UUID dataId,
    Instant time,
    Author author,
    UUID createdBy,
    String text,
    Optional<String> verbatim) {

  /** Checks that nothing is missing. */
  public Comment {
    requireNonNull(id, "id is null");
    requireNonNull(dataId, "dataId is null");
    requireNonNull(time, "time is null");
    requireNonNull(author, "author is null");
    requireNonNull(createdBy, "createdBy is null");
    requireNonNull(text, "text is null");
    requireNonNull(verbatim, "verbatim is null");
  }

  /** A comment with nothing but what is documented. */
  public Comment(UUID id, UUID dataId, Instant time, Author author, UUID createdBy, String text) {
    this(id, dataId, time, author, createdBy, text, Optional.empty());
  }
}
