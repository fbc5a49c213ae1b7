package io.github.leadmock.cli;

import io.github.leadmock.baseline.Review.Place;
import io.github.leadmock.verify.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A server to be checked by {@code verify}.
 *
 * @param settings how to check it
 * @param place where leadmock.yaml describes it, if it does
 * @param baseline the baseline that leadmock.yaml names for it, if any
 */
record CheckedServer(Settings settings, Optional<Place> place, Optional<Path> baseline) {

  CheckedServer with(Settings other) {
    return new CheckedServer(other, place, baseline);
  }

  String api() {
    return settings.target().api();
  }
}
