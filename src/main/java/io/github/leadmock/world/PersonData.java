package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about the person behind an event or a comment; what is null is generated. The
 * same name without ids is the same person in the whole company.
 *
 * @param name the display name
 */
public record PersonData(
    String name, @Nullable UUID userId, @Nullable UUID groupId, @Nullable UUID companyId) {

  /** Checks that there is a name. */
  public PersonData {
    requireNonNull(name, "name is null");
  }
}
