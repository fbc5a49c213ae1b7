package io.github.leadmock.mock;

import io.github.leadmock.service.Complaint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the front door and the operation tell each other about the request on this thread: what is
 * wrong with it, for the operation to answer in the vendor's words, and whether an operation was
 * reached.
 */
final class Screening {

  private final ThreadLocal<@Nullable Complaint> current = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Boolean> reached = new ThreadLocal<>();

  void set(Complaint complaint) {
    current.set(complaint);
  }

  void clear() {
    current.remove();
    reached.remove();
  }

  /** From here on the request may have changed something: it must not be tried again. */
  void reach() {
    reached.set(true);
  }

  boolean isReached() {
    return Boolean.TRUE.equals(reached.get());
  }

  Optional<Complaint> complaint() {
    return Optional.ofNullable(current.get());
  }
}
