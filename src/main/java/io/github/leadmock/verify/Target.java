package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.vendor.VendorApi;
import java.util.Map;

/** The lead to check, and with it the API. */
public sealed interface Target {

  /** {@code metroleads} or {@code liveforce}. */
  String api();

  /** The operation that reads the lead. */
  String operation();

  /** The path variables that identify the lead. */
  Map<String, String> variables();

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
      return VendorApi.METROLEADS.key();
    }

    @Override
    public String operation() {
      return "list-events";
    }

    @Override
    public Map<String, String> variables() {
      return Map.of("company_uuid", company, "lead_uuid", lead);
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
      return VendorApi.LIVEFORCE.key();
    }

    @Override
    public String operation() {
      return "lead-summary";
    }

    @Override
    public Map<String, String> variables() {
      return Map.of("lead_id", lead);
    }
  }
}
