package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

/** The lead to check, and with it the API. */
public sealed interface Target {

  /** {@code metroleads} or {@code liveforce}. */
  String api();

  /**
   * A lead of MetroLeads.
   *
   * @param company the UUID of its company
   * @param lead its UUID
   */
  record MetroLeads(String company, String lead) implements Target {

    /** Checks that neither is null. */
    public MetroLeads {
      requireNonNull(company, "company is null");
      requireNonNull(lead, "lead is null");
    }

    @Override
    public String api() {
      return "metroleads";
    }
  }

  /**
   * A lead of LiveForce.
   *
   * @param lead its id
   */
  record LiveForce(String lead) implements Target {

    /** Checks that it is not null. */
    public LiveForce {
      requireNonNull(lead, "lead is null");
    }

    @Override
    public String api() {
      return "liveforce";
    }
  }
}
