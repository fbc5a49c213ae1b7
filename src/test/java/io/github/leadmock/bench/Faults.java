package io.github.leadmock.bench;

import java.util.List;
import java.util.stream.Stream;

/** All faults of the bench. */
final class Faults {

  private Faults() {}

  static List<Fault> all() {
    return Stream.of(
            ShapeFaults.all(),
            PagingFaults.all(),
            OrderFaults.all(),
            EventFaults.all(),
            CommentFaults.all(),
            AddFaults.all(),
            UpdateFaults.all(),
            RemoveFaults.all(),
            TextFaults.all(),
            AuthFaults.all(),
            HalfRightFaults.all(),
            InconstantFaults.all(),
            SpellingFaults.all(),
            PathFaults.all(),
            BrokenFaults.all(),
            SummaryFaults.all())
        .flatMap(faults -> faults)
        .toList();
  }
}
