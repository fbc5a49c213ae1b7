package io.github.leadmock.bench;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * One single thing that a server does against the documents.
 *
 * @param id short and unique, such as {@code ml-paging-start-ignored}
 * @param says what the server does, in a line
 * @param api the API that shows it
 * @param writes whether it can only be seen by one who may write
 * @param rules the rules of the catalogue of which a finding has to name one
 * @param deviation makes a correct server do it
 */
record Fault(
    String id, String says, Api api, boolean writes, List<String> rules, Deviation deviation) {

  Fault {
    requireNonNull(id, "id is null");
    requireNonNull(says, "says is null");
    requireNonNull(deviation, "deviation is null");
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException(id + " has no rule that excludes it");
    }
  }

  /** A fault that one who only reads can see. */
  static Fault read(String id, String says, Deviation deviation, String... rules) {
    return new Fault(id, says, apiOf(id), false, Arrays.asList(rules), deviation);
  }

  /** A fault that only one who writes can see. */
  static Fault write(String id, String says, Deviation deviation, String... rules) {
    return new Fault(id, says, apiOf(id), true, Arrays.asList(rules), deviation);
  }

  private static Api apiOf(String id) {
    return id.startsWith("lf-") ? Api.LIVEFORCE : Api.METROLEADS;
  }

  @Override
  public String toString() {
    return id;
  }
}
