package io.github.leadmock.speed;

/**
 * One request.
 *
 * @param method GET or POST
 * @param target path and query
 * @param body the body of a POST; empty for a GET
 */
record Call(String method, String target, String body) {

  /** The mock accepts any credentials; the peers ignore them. */
  static final String AUTHORIZATION = "Basic eW91OnNlY3JldA==";

  /** The named leads with 200,000 events and with none, which exist for every seed and size. */
  static final String LONG_TIMELINE = lead(5);

  static final String EMPTY_TIMELINE = lead(1);

  /** The named lead with 21 events; notes are added to it before the load. */
  static final String LEAD_WITH_NOTES = lead(4);

  static Call get(String target) {
    return new Call("GET", target, "");
  }

  static Call note() {
    return note(EMPTY_TIMELINE);
  }

  static Call note(String lead) {
    return new Call("POST", lead + "/note", "{\"message\":\"Please give him a 5% discount\"}");
  }

  /** The target without its query. */
  String path() {
    return target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
  }

  /** The query; empty if there is none. */
  String query() {
    return target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
  }

  private static String lead(int number) {
    return "/companies/c0ffee00-1ead-4000-8000-000000000000/leads/c0ffee00-1ead-4000-8000-%012d"
        .formatted(number);
  }
}
