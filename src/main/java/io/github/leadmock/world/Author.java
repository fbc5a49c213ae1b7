package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * The user behind an event or a comment.
 *
 * @param userId the user
 * @param name the display name
 * @param groupId the user's group
 * @param companyId the user's company
 */
public record Author(UUID userId, String name, UUID groupId, UUID companyId) {

  /** Checks that nothing is missing. */
  public Author {
    requireNonNull(userId, "userId is null");
    requireNonNull(name, "name is null");
    requireNonNull(groupId, "groupId is null");
    requireNonNull(companyId, "companyId is null");
  }
}
