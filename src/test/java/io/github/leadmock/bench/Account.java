package io.github.leadmock.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** All that one fake server knows: one user, a company with two leads, and LiveForce leads. */
final class Account {

  static final String USER = "ada.meyer@example.org";
  static final String PASSWORD = "correct horse battery";

  private final Ids ids = new Ids(20_160_707);
  private InstantSource clock;
  private final String token = ids.next();
  private final SampleTimelines samples = new SampleTimelines(ids, ids.next());
  private final Map<String, Timeline> timelines = new TreeMap<>();
  private final Map<String, ObjectNode> summaries = SampleSummaries.byId();
  private final Timeline main;
  private final Timeline other;

  Account(InstantSource clock) {
    this.clock = clock;
    main = timeline(45, Instant.parse("2017-02-23T10:21:08Z"));
    other = timeline(12, Instant.parse("2017-02-20T16:00:30Z"));
  }

  private Timeline timeline(int events, Instant newest) {
    Timeline timeline = new Timeline(ids.next(), samples.events(events, newest));
    timelines.put(timeline.lead(), timeline);
    return timeline;
  }

  Ids ids() {
    return ids;
  }

  SampleTimelines samples() {
    return samples;
  }

  Instant now() {
    return Instant.ofEpochSecond(clock.instant().getEpochSecond());
  }

  /** Sets the clock that new notes get their time from. */
  void shiftClock(Duration ahead) {
    clock = InstantSource.offset(clock, ahead);
  }

  String token() {
    return token;
  }

  String company() {
    return samples.company();
  }

  /** The lead that a verifier is pointed at. */
  Timeline main() {
    return main;
  }

  /** Another lead of the same company, of which a verifier knows nothing. */
  Timeline other() {
    return other;
  }

  /** The author of what the user of the API writes. */
  Author author() {
    return samples.author(0);
  }

  Optional<Timeline> timeline(String company, String lead) {
    return company.equalsIgnoreCase(company())
        ? Optional.ofNullable(timelines.get(lead.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  Map<String, ObjectNode> summaries() {
    return summaries;
  }

  /** Whether this is the value of an Authorization header with the one valid pair. */
  boolean accepts(String authorization) {
    String pair = USER + ":" + token;
    String wanted = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return authorization.regionMatches(true, 0, "Basic ", 0, 6)
        && authorization.substring(6).strip().equals(wanted);
  }
}
