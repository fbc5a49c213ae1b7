package io.github.leadmock;

import java.util.Optional;
import java.util.stream.Stream;

/** The operations of both APIs. */
public enum Operation {
  /** MetroLeads: a page of the timeline of a lead. */
  LIST_EVENTS("metroleads/list-events"),
  /** MetroLeads: the comments on an event. */
  LIST_COMMENTS("metroleads/list-comments"),
  /** MetroLeads. */
  ADD_NOTE("metroleads/add-note"),
  /** MetroLeads. */
  UPDATE_NOTE("metroleads/update-note"),
  /** MetroLeads. */
  REMOVE_NOTE("metroleads/remove-note"),
  /** MetroLeads: an access token for user and password. */
  ISSUE_TOKEN("metroleads/issue-token"),
  /** LiveForce: all about one lead. */
  LEAD_SUMMARY("liveforce/lead-summary");

  private final String id;

  Operation(String id) {
    this.id = id;
  }

  /** As rules, reports and the admin API name it, such as {@code metroleads/add-note}. */
  public String id() {
    return id;
  }

  static Optional<Operation> of(String id) {
    return Stream.of(values()).filter(operation -> operation.id.equals(id)).findFirst();
  }
}
