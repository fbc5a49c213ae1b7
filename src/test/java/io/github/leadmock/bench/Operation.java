package io.github.leadmock.bench;

import java.util.List;
import java.util.regex.Pattern;

/** The documented operations: path, groups of the path's ids, and the methods that they take. */
enum Operation {
  LIST_EVENTS(Api.METROLEADS, "/companies/([^/]+)/leads/([^/]+)/events", "GET", "HEAD"),
  LIST_COMMENTS(
      Api.METROLEADS,
      "/companies/([^/]+)/leads/([^/]+)/events/([^/]+)/([^/]+)/comments",
      "GET",
      "HEAD"),
  ADD_NOTE(Api.METROLEADS, "/companies/([^/]+)/leads/([^/]+)/note", "POST"),
  UPDATE_NOTE(Api.METROLEADS, "/companies/([^/]+)/leads/([^/]+)/note/([^/]+)", "POST"),
  /** The document says POST, its curl call sends a GET: both are taken. */
  REMOVE_NOTE(
      Api.METROLEADS, "/companies/([^/]+)/leads/([^/]+)/note/([^/]+)/remove", "POST", "GET"),
  ISSUE_TOKEN(Api.METROLEADS, "/auth/issue_token", "GET", "HEAD"),
  LEAD_SUMMARY(Api.LIVEFORCE, "/leads/summary/([^/]+)", "GET", "HEAD");

  private final Api api;
  private final Pattern path;
  private final List<String> methods;

  Operation(Api api, String path, String... methods) {
    this.api = api;
    String prefix = api == Api.METROLEADS ? "(?:/api)?" : "(?:/api/v1)?";
    this.path = Pattern.compile(prefix + path);
    this.methods = List.of(methods);
  }

  Api api() {
    return api;
  }

  Pattern path() {
    return path;
  }

  List<String> methods() {
    return methods;
  }
}
