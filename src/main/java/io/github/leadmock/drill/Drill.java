package io.github.leadmock.drill;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.scorecard.Scorecard;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command against a mock under one scenario. Owns both, with the command's children, until
 * it is closed. {@link #close} may be called on any thread, and twice; the rest is for one thread.
 */
public final class Drill implements AutoCloseable {

  /** The variable that tells the command where the mock is. */
  public static final String URL = "LEADMOCK_URL";

  private final Plan plan;
  private final Scenario scenario;
  private final Leadmock mock;
  private final Script script;
  private final Instant started = Instant.now();
  private @Nullable Subprocess running;
  private boolean closed;

  private Drill(Plan plan, Scenario scenario, Leadmock mock, Script script) {
    this.plan = plan;
    this.scenario = scenario;
    this.mock = mock;
    this.script = script;
  }

  /**
   * What is run.
   *
   * @param command the command with its arguments, at least one
   * @param folder where it runs; empty for that of this process
   * @param variables further environment variables that get the mock's address
   * @param limit how long it may take
   * @param config the mock
   */
  public record Plan(
      List<String> command,
      Path folder,
      List<String> variables,
      Duration limit,
      LeadmockConfig config) {

    /** Copies the lists. */
    public Plan {
      command = List.copyOf(command);
      variables = List.copyOf(variables);
      requireNonNull(limit, "limit is null");
      requireNonNull(config, "config is null");
      if (command.isEmpty()) {
        throw new IllegalArgumentException("command is empty; expected a command");
      }
    }
  }

  /**
   * What came of it.
   *
   * @param scenario the scenario
   * @param server the mock's address
   * @param started when the command started
   * @param took how long it ran
   * @param scorecard how it treated the mock
   * @param exitCode the command's exit code; empty if it did not end by itself
   * @param trouble why the drill did not come to its end, as a sentence; empty if it did
   */
  public record Result(
      Scenario scenario,
      URI server,
      Instant started,
      Duration took,
      Scorecard scorecard,
      OptionalInt exitCode,
      Optional<String> trouble) {}

  /**
   * Starts a mock and its trouble; the command has yet to be run.
   *
   * @param log receives internal errors of the mock
   * @throws Scenario.Unusable if the mock refuses the scenario
   * @throws java.io.UncheckedIOException if the mock cannot be started
   */
  public static Drill prepare(Plan plan, Scenario scenario, Consumer<String> log) {
    Leadmock mock = Leadmock.start(plan.config(), log);
    try {
      return new Drill(plan, scenario, mock, scenario.begin(mock));
    } catch (RuntimeException refused) {
      mock.close();
      throw refused;
    }
  }

  /** The mock's address. */
  public URI server() {
    return mock.baseUrl();
  }

  /**
   * Runs the command to its end or the limit, ends its children, and judges.
   *
   * @throws java.io.UncheckedIOException if it cannot be started
   */
  public Result run() throws InterruptedException {
    Optional<Subprocess> process = start();
    boolean ended = false;
    if (process.isPresent()) {
      try (Subprocess command = process.get()) {
        ended = command.await(plan.limit());
      }
    }
    if (process.isEmpty() || isClosed()) {
      return soFar("the drill was interrupted");
    }
    return ended
        ? result(OptionalInt.of(process.get().exitCode()), Optional.ofNullable(script.trouble()))
        : result(
            OptionalInt.empty(),
            Optional.of(
                "the command had not ended after %s s and was ended (--limit)"
                    .formatted(plan.limit().toSeconds())));
  }

  /** Empty if the drill was interrupted before. */
  private synchronized Optional<Subprocess> start() {
    if (closed) {
      return Optional.empty();
    }
    Map<String, String> environment = new HashMap<>();
    environment.put(URL, mock.baseUrl().toString());
    plan.variables().forEach(name -> environment.put(name, mock.baseUrl().toString()));
    Subprocess process = Subprocess.start(plan.command(), plan.folder(), environment);
    running = process;
    return Optional.of(process);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** What has been seen so far. */
  public Result soFar(String trouble) {
    return result(OptionalInt.empty(), Optional.of(trouble));
  }

  private Result result(OptionalInt exitCode, Optional<String> trouble) {
    return new Result(
        scenario,
        mock.baseUrl(),
        started,
        Duration.between(started, Instant.now()),
        mock.finalScorecard(),
        exitCode,
        trouble);
  }

  /** Ends the command with its children. */
  public void interrupt() {
    @Nullable Subprocess process;
    synchronized (this) {
      closed = true;
      process = running;
    }
    if (process != null) {
      process.close();
    }
  }

  /** Ends the command with its children, and the mock. */
  @Override
  public void close() {
    interrupt();
    script.close();
    mock.close();
  }
}
