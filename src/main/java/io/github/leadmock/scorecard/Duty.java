package io.github.leadmock.scorecard;

/** What a client owes the APIs: the rules of {@code schemas/client-rules.yaml}, in its order. */
public enum Duty {
  /** Waits as long as Retry-After says. */
  RETRY_AFTER("CL-BO-01"),
  /** Does not repeat at once. */
  PAUSE("CL-BO-02"),
  /** Waits longer with each failure. */
  GROWING_WAITS("CL-BO-03"),
  /** Gives up at some time. */
  GIVES_UP("CL-BO-04"),
  /** Does not repeat what cannot succeed. */
  HOPELESS("CL-RE-01"),
  /** Does not repeat a lost write blindly. */
  LOST_WRITE("CL-RE-02"),
  /** Walks pages without a gap. */
  GAP("CL-PG-01"),
  /** Walks pages without overlap. */
  OVERLAP("CL-PG-02"),
  /** Stops at count. */
  END("CL-PG-03"),
  /** Does not fetch the whole list repeatedly. */
  WHOLE_LIST("CL-PG-04"),
  /** Shows the answer of a write. */
  REFRESH("CL-WR-01"),
  /** Does not write one note in parallel. */
  PARALLEL_WRITES("CL-WR-02"),
  /** Sends credentials with every request. */
  CREDENTIALS("CL-AU-01"),
  /** Keeps credentials out of URLs. */
  SECRET_IN_QUERY("CL-AU-02"),
  /** Sends no credentials to the host of a redirect. */
  REDIRECT("CL-AU-03"),
  /** Keeps its token. */
  TOKEN_KEPT("CL-AU-04"),
  /** Does not insist after a 401. */
  REFUSED_TOKEN("CL-AU-05"),
  /** Labels JSON as JSON. */
  CONTENT_TYPE("CL-BD-01"),
  /** Sends UTF-8. */
  ENCODING("CL-BD-02"),
  /** Sends real ids. */
  IDS("CL-BD-03"),
  /** Sends documented parameters only. */
  PARAMETERS("CL-BD-04"),
  /** Waits for a slow answer. */
  PATIENCE("CL-TO-01"),
  /** Does not wait for ever. */
  TIME_OUT("CL-TO-02"),
  /** Sends no storms of the same GET. */
  STORM("CL-ST-01"),
  /** Uses connections again. */
  CONNECTIONS("CL-ST-02");

  private final String id;

  Duty(String id) {
    this.id = id;
  }

  /** The id of its rule. */
  public String id() {
    return id;
  }
}
