package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * A lead of LiveForce as a user describes it; what is left out is generated from the seed.
 *
 * @param id the lead's number, 1 or more
 * @param shows what one sees there, for the list of ids to try
 * @param members the members that are described by the names that the vendor gives them: ready JSON
 *     text, or a map of the same kind
 */
public record SummaryData(long id, Optional<String> shows, Map<String, Object> members) {

  /** The highest id. */
  public static final long MAX_ID = 999_999_999_999_999_999L;

  /** Copies the map and checks the id. */
  public SummaryData {
    requireNonNull(shows, "shows is null");
    members = Map.copyOf(members);
    if (id < 1 || id > MAX_ID) {
      throw new IllegalArgumentException("id is %s; expected 1 to %s".formatted(id, MAX_ID));
    }
  }
}
