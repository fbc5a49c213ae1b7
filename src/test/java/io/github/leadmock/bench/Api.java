package io.github.leadmock.bench;

/** The two APIs that the fake serves. */
public enum Api {
  /** Timelines of leads. */
  METROLEADS("metroleads", ""),
  /** Summaries of leads. */
  LIVEFORCE("liveforce", "/api/v1");

  private final String text;
  private final String basePath;

  Api(String text, String basePath) {
    this.text = text;
    this.basePath = basePath;
  }

  /** The name as the command line has it. */
  public String text() {
    return text;
  }

  /** What stands between the host and the documented path of a resource. */
  String basePath() {
    return basePath;
  }

  /** The API that a path belongs to; unknown paths go to MetroLeads. */
  static Api of(String path) {
    return path.startsWith("/leads") || path.startsWith("/api/v1") ? LIVEFORCE : METROLEADS;
  }
}
