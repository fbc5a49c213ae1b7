package io.github.leadmock.junit;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.data.OwnLead;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a mock for a test class and its nested classes. With {@code @ExtendWith}, the mock has the
 * default configuration and is injected into parameters: {@link Leadmock} is the mock,
 * {@code @LeadmockUrl URI} its base URL. With {@code @RegisterExtension} on a static field, it is
 * configured by {@link #with(LeadmockConfig)} and also has accessors.
 *
 * <p>Before each test, everything that a test can change is reset, as by {@link
 * Leadmock#resetAll()}: data, controls, stub mappings, scenarios, journal, log, scorecards, global
 * settings; {@link Leadmock#finalScorecard} is that of all tests. Stubs of {@link
 * LeadmockConfig#stubs()} stay. The mock stops after the last test of the class.
 *
 * <p>Works with JUnit Jupiter 5.10 and newer. Thread-safe. Tests of a class that run in parallel
 * share one mock, and a reset before one affects the others: give them separate sessions, or run
 * them sequentially.
 */
public final class LeadmockExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

  private final LeadmockConfig config;
  private volatile @Nullable Leadmock running;

  /** A mock with {@link LeadmockConfig#defaults()}. */
  public LeadmockExtension() {
    this(LeadmockConfig.defaults());
  }

  /** A mock with this configuration. */
  public LeadmockExtension(LeadmockConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  /** A mock with this configuration, for a static field with {@code @RegisterExtension}. */
  public static LeadmockExtension with(LeadmockConfig config) {
    return new LeadmockExtension(config);
  }

  /** The same with the leads of a folder of data files, or of one file. */
  public LeadmockExtension withData(Path files) {
    return new LeadmockExtension(config.withData(files));
  }

  /** The same with these leads. */
  public LeadmockExtension withData(OwnLead... leads) {
    return new LeadmockExtension(config.withData(leads));
  }

  /**
   * The mock.
   *
   * @throws IllegalStateException if no test class with this extension has started
   */
  public Leadmock mock() {
    @Nullable Leadmock mock = running;
    if (mock == null) {
      throw new IllegalStateException(
          "the mock runs only while a test class with this extension does; declare the field"
              + " static, with @RegisterExtension");
    }
    return mock;
  }

  /** The base URL of {@link #mock()}. */
  public URI baseUrl() {
    return mock().baseUrl();
  }

  /** The port of {@link #mock()}. */
  public int port() {
    return mock().port();
  }

  /** The controls of {@link #mock()}. */
  public ControlPanel controls() {
    return mock().controls();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    mock(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Leadmock mock = mock(context);
    if (!mock.isRunning()) {
      throw new IllegalStateException(
          "an earlier test has stopped the mock, by close() or POST /__admin/shutdown; leave that to"
              + " the extension, or start a Leadmock of its own in that test");
    }
    mock.resetAll();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(LeadmockUrl.class)
        || parameter.getParameter().getType() == Leadmock.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Leadmock mock = mock(context);
    Class<?> type = parameter.getParameter().getType();
    if (!parameter.isAnnotated(LeadmockUrl.class)) {
      return mock;
    }
    if (type != URI.class) {
      throw new ParameterResolutionException(
          "@LeadmockUrl is on a parameter of type %s; expected java.net.URI"
              .formatted(type.getName()));
    }
    return mock.baseUrl();
  }

  /**
   * One mock per test class, shared by its nested classes; JUnit closes it with the class's store.
   * The deprecated store method is the only one that JUnit before 6.0 has.
   */
  @SuppressWarnings("deprecation")
  private Leadmock mock(ExtensionContext context) {
    ExtensionContext outermost = context;
    while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
      outermost = outermost.getParent().orElseThrow();
    }
    Running stored =
        outermost
            .getStore(Namespace.create(LeadmockExtension.class, this))
            .getOrComputeIfAbsent(
                Running.class, key -> new Running(Leadmock.start(config)), Running.class);
    Leadmock mock = requireNonNull(stored, "JUnit's store kept nothing").mock();
    running = mock;
    return mock;
  }

  /** JUnit before 5.13 closes only resources that implement JUnit's own interface. */
  @SuppressWarnings("deprecation")
  private record Running(Leadmock mock) implements Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
      mock.close();
    }
  }
}
