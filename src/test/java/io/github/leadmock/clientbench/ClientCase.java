package io.github.leadmock.clientbench;

import io.github.leadmock.Leadmock;
import io.github.leadmock.drill.Scenario;
import io.github.leadmock.scorecard.Duty;
import java.net.URI;
import java.util.Optional;
import java.util.Random;

/**
 * A client of the bench.
 *
 * @param name what it does
 * @param sin the rule that it breaks; empty for a good one
 * @param trouble what the mock does to it
 * @param behaviour what it does
 */
record ClientCase(String name, Optional<Duty> sin, Trouble trouble, Behaviour behaviour) {

  private static final Trouble CALM = mock -> () -> {};

  /** What a mock does to a client. */
  interface Trouble {

    /** Begins it; closing the result ends it, as far as a reset of the mock does not. */
    AutoCloseable in(Leadmock mock);
  }

  /** What a client does with a mock. */
  interface Behaviour {

    /**
     * Uses the mock to its end.
     *
     * @param random for jitter, seeded
     */
    void use(URI mock, Random random) throws Exception;
  }

  /** The same with the plain client. */
  interface Plain {
    void use(Http http, Random random) throws Exception;
  }

  static ClientCase bad(Duty sin, String name, Trouble trouble, Plain behaviour) {
    return new ClientCase(name, Optional.of(sin), trouble, plain(behaviour));
  }

  static ClientCase good(String name, Trouble trouble, Plain behaviour) {
    return new ClientCase(name, Optional.empty(), trouble, plain(behaviour));
  }

  static Behaviour plain(Plain behaviour) {
    return (mock, random) -> {
      try (Http http = new Http(mock)) {
        behaviour.use(http, random);
      }
    };
  }

  /** A scenario of {@code drill}. */
  static Trouble scenario(String name) {
    return mock -> Scenario.named(name).begin(mock);
  }

  /** No trouble. */
  static Trouble calm() {
    return CALM;
  }

  /** Whether it leaves a mock behind that can be used again: a reset does not end a scenario. */
  boolean leavesTheMockAsItWas() {
    return trouble == CALM;
  }
}
