package io.github.leadmock.bench;

import java.util.List;
import java.util.stream.Stream;

/** All correct variants of the bench. */
final class Variants {

  private Variants() {}

  static List<Variant> all() {
    return Stream.of(
            FormatVariants.all(),
            TransportVariants.all(),
            DataVariants.all(),
            ReadingVariants.all(),
            LivingVariants.all())
        .flatMap(variants -> variants)
        .toList();
  }
}
