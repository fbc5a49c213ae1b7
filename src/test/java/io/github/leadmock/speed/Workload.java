package io.github.leadmock.speed;

import java.util.List;
import java.util.Locale;

/** What is requested of a server, over and over. */
enum Workload {
  LEAD_SUMMARY("lead summary", Call.get("/api/v1/leads/summary/1")),
  EVENT_PAGE("event page of 20", Call.get(Call.LONG_TIMELINE + "/events")),
  DEEP_PAGE("event page, start=100000", Call.get(Call.LONG_TIMELINE + "/events?start=100000")),
  NEW_PAGE("event pages, each another", Call.get(Call.LONG_TIMELINE + "/events")),
  NEW_SUMMARY("lead summaries, each another", Call.get("/api/v1/leads/summary/1")),
  NOTED_PAGE("event page of a lead with notes", Call.get(Call.LEAD_WITH_NOTES + "/events")),
  NEW_DEEP_PAGE(
      "event pages from 100000 on, each another",
      Call.get(Call.LONG_TIMELINE + "/events?start=100000")),
  DATA_PAGE("event pages of a data file, each another", Call.get(DataLead.PATH + "/events")),
  ADD_NOTE("add note", Call.note()),
  MIX("90 % reads, 10 % add note", Call.get(Call.LONG_TIMELINE + "/events"));

  private final String label;
  private final Call call;

  Workload(String label, Call call) {
    this.label = label;
    this.call = call;
  }

  /** Its name on the command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String label() {
    return label;
  }

  /** The call whose answer is checked before the measurement. */
  Call call() {
    return call;
  }

  /** Whether it writes to a server that keeps state. */
  boolean writes() {
    return this == ADD_NOTE || this == MIX;
  }

  /**
   * What peers, which know a few fixed answers only, send meanwhile: as much, but always the same.
   */
  Workload forPeers() {
    return switch (this) {
      case NEW_PAGE, NEW_DEEP_PAGE, DATA_PAGE, NOTED_PAGE -> EVENT_PAGE;
      case NEW_SUMMARY -> LEAD_SUMMARY;
      case LEAD_SUMMARY, EVENT_PAGE, DEEP_PAGE, ADD_NOTE, MIX -> this;
    };
  }

  /** The Leadmock that the others are compared with. */
  Server ours() {
    return this == NEW_SUMMARY ? Server.LEADMOCK_BILLION : Server.LEADMOCK;
  }

  /** The workload that its figures are compared with, in Leadmock; itself if there is none. */
  Workload reference() {
    return switch (this) {
      case DEEP_PAGE, NEW_PAGE, NOTED_PAGE, ADD_NOTE -> EVENT_PAGE;
      case NEW_DEEP_PAGE, DATA_PAGE -> NEW_PAGE;
      case NEW_SUMMARY -> LEAD_SUMMARY;
      case LEAD_SUMMARY, EVENT_PAGE, MIX -> this;
    };
  }

  /** The calls that a server with fixed answers has to know, the more specific first. */
  static List<Call> calls() {
    return List.of(DEEP_PAGE.call, LEAD_SUMMARY.call, EVENT_PAGE.call, ADD_NOTE.call);
  }

  /**
   * The script for wrk; empty for a plain GET. Requests are built once, so that the script costs
   * next to nothing.
   */
  String script() {
    return switch (this) {
      case LEAD_SUMMARY, EVENT_PAGE, DEEP_PAGE, NOTED_PAGE -> "";
      case NEW_SUMMARY ->
          """
          local sent = 0
          request = function()
            sent = sent + 1
            return wrk.format("GET", "/api/v1/leads/summary/" .. (1000 + sent % 900000))
          end
          """;
      case NEW_PAGE, NEW_DEEP_PAGE, DATA_PAGE ->
          """
          local sent = 0
          request = function()
            sent = sent + 1
            return wrk.format("GET", "%s?start=" .. (%s + sent %% 50000))
          end
          """
              .formatted(call.path(), call.query().isEmpty() ? 0 : 100_000);
      case ADD_NOTE ->
          """
          wrk.method = "POST"
          wrk.body = '%s'
          """
              .formatted(call.body());
      case MIX ->
          """
          local summary, page, note
          local sent = 0
          init = function(args)
            summary = wrk.format("GET", "%s")
            page = wrk.format("GET", "%s")
            note = wrk.format("POST", "%s", nil, '%s')
          end
          request = function()
            sent = sent + 1
            if sent %% 10 == 0 then return note end
            if sent %% 2 == 0 then return summary end
            return page
          end
          """
              .formatted(
                  LEAD_SUMMARY.call.target(),
                  EVENT_PAGE.call.target(),
                  ADD_NOTE.call.target(),
                  ADD_NOTE.call.body());
    };
  }
}
