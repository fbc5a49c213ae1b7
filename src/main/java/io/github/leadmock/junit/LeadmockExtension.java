package io.github.leadmock.junit;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.control.ControlPanel;
import java.net.URI;
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
 * Runs a mock for a test class, its nested classes included. With {@code @ExtendWith} the mock has
 * the default settings, and parameters get it: {@link Leadmock} the mock, {@code @LeadmockUrl URI}
 * its base URL. With {@code @RegisterExtension} on a static field it is set up by {@link
 * #with(LeadmockConfig)}, and has accessors too.
 *
 * <p>Before each test everything that a test can change is brought back, as {@link
 * Leadmock#resetAll()} does: data, switches, stub mappings, scenarios, journal, log, global
 * settings. Stubs of {@link LeadmockConfig#stubs()} stay. The mock ends with the class.
 *
 * <p>Works with JUnit Jupiter 5.10 and newer. Thread-safe; tests of a class that run in parallel
 * share one mock, and the reset of one meets the others: give them sessions of their own, or run
 * them one after the other.
 */
public final class LeadmockExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

  private final LeadmockConfig config;
  private volatile @Nullable Leadmock running;

  /** A mock as {@link LeadmockConfig#defaults()} sets it up. */
  public LeadmockExtension() {
    this(LeadmockConfig.defaults());
  }

  /** A mock that is set up like this. */
  public LeadmockExtension(LeadmockConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  /** A mock that is set up like this, for a static field with {@code @RegisterExtension}. */
  public static LeadmockExtension with(LeadmockConfig config) {
    return new LeadmockExtension(config);
  }

  /**
   * The mock.
   *
   * @throws IllegalStateException when no test of this extension runs
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

  /** The switches of {@link #mock()}. */
  public ControlPanel controls() {
    return mock().controls();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    mock(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    mock(context).resetAll();
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
   * One mock a test class, its nested classes included; JUnit closes it with the class's store.
   * JUnit before 6.0 knows the method of the store by its older name only.
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

  /** JUnit before 5.13 closes what says so by an interface of JUnit's own. */
  @SuppressWarnings("deprecation")
  private record Running(Leadmock mock) implements Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
      mock.close();
    }
  }
}
