package io.github.leadmock.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the user's own leads come from.
 *
 * @param files a folder of data files, or one, watched for changes
 * @param leads leads that are there at the start
 */
public record OwnData(Optional<Path> files, List<OwnLead> leads) {

  /** None. */
  public static final OwnData NONE = new OwnData(Optional.empty(), List.of());

  /** Checks the leads; one that cannot be used is an {@link IllegalArgumentException}. */
  public OwnData {
    requireNonNull(files, "files is null");
    // Reading costs a good part of a start, which most mocks do without.
    leads = leads.isEmpty() ? List.of() : OwnLead.checked(leads);
  }
}
