package io.github.leadmock.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import au.com.dius.pact.core.model.ProviderState;
import io.github.leadmock.pact.ContractTarget.Login;
import io.github.leadmock.pact.JsonClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Brings MetroLeads into the states of its pact, through the public API alone: it looks for what is
 * needed on the given lead, and skips an interaction if that does not exist.
 */
final class MetroLeadsStates {

  /** The number of newest events to search. */
  private static final int WINDOW = 100;

  private final ContractTarget target;
  private final OwnNotes notes;

  MetroLeadsStates(ContractTarget target, OwnNotes notes) {
    this.target = target;
    this.notes = notes;
  }

  /** The values of the state. */
  Map<String, Object> enter(ProviderState state) {
    if (state.getName().startsWith(States.ASSUMED)) {
      return assumption();
    }
    return switch (state.getName()) {
      case States.CREDENTIALS -> Map.of("authorization", target.authorization());
      case States.LOGIN -> login();
      case States.LEAD -> lead();
      case States.LEAD_WITH_EVENTS -> leadWithEvents();
      case States.NO_LEAD ->
          Map.of("company", target.company().orElseThrow(), "lead", MetroLeadsPact.NOBODY);
      case States.LISTED_EVENT -> listedEvent(String.valueOf(state.getParams().get("type")));
      case States.COMMENTED_EVENT -> commentedEvent();
      case States.NO_EVENT, States.NO_NOTE -> Map.of("unknown", MetroLeadsPact.NOBODY);
      case States.NOTE ->
          with(lead(), "note", notes.make(String.valueOf(state.getParams().get("message"))));
      default -> throw new IllegalStateException("unknown state '" + state.getName() + "'");
    };
  }

  private Map<String, Object> login() {
    Optional<String> password = target.login().password();
    assumeTrue(
        password.isPresent(),
        "SKIPPED: no password; set the environment variable %s".formatted(Login.PASSWORD));
    return Map.of(
        "username", target.login().user().orElseThrow(), "password", password.orElseThrow());
  }

  private Map<String, Object> assumption() {
    assumeTrue(
        target.assumed(),
        "SKIPPED: no document says what happens; check it with -D%s=true"
            .formatted(ContractTarget.ASSUMED));
    return Map.of();
  }

  private Map<String, Object> lead() {
    return Map.of("company", target.company().orElseThrow(), "lead", target.lead().orElseThrow());
  }

  private Map<String, Object> leadWithEvents() {
    // Only a count of 0 proves it; any other answer is for the contract to judge.
    assumeFalse(
        client(target).events(0, 1).body().path("count").asInt(1) == 0,
        "SKIPPED: the lead does not have any events");
    return lead();
  }

  private Map<String, Object> listedEvent(String type) {
    List<JsonNode> events = newestEvents();
    int start =
        first(events, event -> event.path("type").asString().equals(type), "event of type " + type);
    return with(lead(), "start", String.valueOf(start));
  }

  private Map<String, Object> commentedEvent() {
    List<JsonNode> events = newestEvents();
    JsonNode event =
        events.get(
            first(
                events, one -> one.at("/data/comment_count").asInt(0) > 0, "event with comments"));
    return with(
        with(lead(), "event_type", event.path("type").asString()),
        "event",
        event.at("/data/event_id").asString());
  }

  private static int first(List<JsonNode> events, Predicate<JsonNode> wanted, String name) {
    int index =
        IntStream.range(0, events.size())
            .filter(i -> wanted.test(events.get(i)))
            .findFirst()
            .orElse(-1);
    assumeTrue(
        index >= 0,
        "SKIPPED: no %s among the newest %d events of the lead".formatted(name, WINDOW));
    return index;
  }

  private List<JsonNode> newestEvents() {
    Answer page = client(target).events(0, WINDOW);
    assertThat(page.status())
        .as(
            "cannot look for events: the list of the given lead was answered with %d",
            page.status())
        .isEqualTo(200);
    return page.body().path("events").valueStream().toList();
  }

  static MetroLeadsClient client(ContractTarget target) {
    return new MetroLeadsClient(
        new JsonClient(target.baseUrl(), Optional.of(target.authorization())),
        target.company().orElseThrow(),
        target.lead().orElseThrow());
  }

  private static Map<String, Object> with(Map<String, Object> values, String name, String value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }
}
