package io.github.leadmock.mock;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the front door of our own server found wrong with the request on this thread, for the
 * operation to answer in the vendor's words. In a stock WireMock there is no such door and nothing
 * is ever found.
 */
final class Screening {

  private final ThreadLocal<@Nullable Complaint> current = new ThreadLocal<>();

  /**
   * Why a request cannot be taken.
   *
   * @param message for the error's body
   * @param hint for the developer
   */
  record Complaint(String message, String hint) {}

  void set(Complaint complaint) {
    current.set(complaint);
  }

  void clear() {
    current.remove();
  }

  Optional<Complaint> complaint() {
    return Optional.ofNullable(current.get());
  }
}
