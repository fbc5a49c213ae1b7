package io.github.leadmock.verify;

import io.github.leadmock.vendor.VendorApi;
import java.util.List;
import java.util.stream.Stream;

/** All cases of an API, in the order in which they run. */
final class Catalogue {

  private Catalogue() {}

  static List<Case> of(String api) {
    return switch (VendorApi.of(api)) {
      case METROLEADS -> metroLeads();
      case LIVEFORCE -> liveForce();
    };
  }

  private static List<Case> metroLeads() {
    return Stream.of(
            EventShapeCases.all(),
            EventPagingCases.all(),
            EventParameterCases.all(),
            MetroLeadsErrorCases.all(),
            CommentCases.all(),
            TokenCases.all(),
            AddNoteCases.all(),
            NewNoteCases.all(),
            UpdateNoteCases.all(),
            RemoveNoteCases.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Case> liveForce() {
    return SummaryCases.all();
  }
}
