package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about a comment; what is null is generated.
 *
 * @param text the comment
 * @param time not before that of an older comment
 * @param by who wrote it
 * @param id the outer {@code sub_event_id}
 * @param dataId the inner one; the outer one if null
 * @param createdBy the id behind {@code user:}; the person's if null
 * @param verbatim the comment as a vendor sent it, as JSON text, if it has more than is documented
 */
public record CommentData(
    String text,
    @Nullable Instant time,
    @Nullable PersonData by,
    @Nullable UUID id,
    @Nullable UUID dataId,
    @Nullable UUID createdBy,
    @Nullable String verbatim) {

  /** Checks that there is a text. */
  public CommentData {
    requireNonNull(text, "text is null");
  }
}
