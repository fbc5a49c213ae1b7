package io.github.leadmock.bench;

import java.util.List;
import java.util.stream.Stream;

/** All correct variants of the bench. */
final class Variants {

  private Variants() {}

  static List<Variant> all() {
    // Those that show writes late take longest, and begin first.
    return Stream.of(
            LivingVariants.all(),
            FormatVariants.all(),
            TransportVariants.all(),
            DataVariants.all(),
            ReadingVariants.all())
        .flatMap(variants -> variants)
        .toList();
  }
}
