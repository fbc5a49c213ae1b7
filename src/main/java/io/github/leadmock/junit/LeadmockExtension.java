package io.github.leadmock.junit;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.data.OwnLead;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs a mock for a test class and its nested classes. With {@code @ExtendWith}, the mock has the
 * default configuration and is injected into parameters: {@link Leadmock} is the mock,
 * {@code @LeadmockUrl URI} its base URL. With {@code @RegisterExtension} on a static field, it is
 * configured by {@link #with(LeadmockConfig)} and also has accessors. In a field that is not
 * static, it runs a mock for each test.
 *
 * <p>Before each test, everything that a test can change is reset, as by {@link
 * Leadmock#resetAll()}: data, controls, stub mappings, scenarios, journal, log, scorecards, global
 * settings; {@link Leadmock#finalScorecard} is that of all tests. Stubs of {@link
 * LeadmockConfig#stubs()} stay. The mock stops after the last test of the class. Its problems, such
 * as a stub or data file that cannot be used, are on standard error, see {@link
 * Leadmock#start(LeadmockConfig)}.
 *
 * <p>Works with JUnit Jupiter 5.10 and newer. Thread-safe. Tests of a class that run in parallel
 * share one mock, and a reset before one affects the others: give them separate sessions, or run
 * them sequentially.
 *
 * <p>Test classes that run in parallel have a mock each, even if they share the extension object,
 * as subclasses share a static field of their base class. On the threads that run the tests of a
 * class, and its {@code @BeforeAll} and {@code @AfterAll} methods, the accessors return its mock.
 * On other threads, such as those that a test starts or on which JUnit calls the method of a
 * {@code @MethodSource}, they return the mock that runs if there is only one, and otherwise refuse:
 * give such threads the {@link Leadmock} of a parameter.
 */
public final class LeadmockExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        InvocationInterceptor,
        ParameterResolver {

  private final LeadmockConfig config;
  private final Set<Leadmock> running = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<@Nullable Leadmock> ofThisThread = new ThreadLocal<>();
  private volatile boolean ofClasses;

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
   * The mock of the test class that this thread runs; on other threads, the only one that runs.
   *
   * @throws IllegalStateException if no test class with this extension runs, or several do and this
   *     thread runs none of their tests
   */
  public Leadmock mock() {
    @Nullable Leadmock own = ofThisThread.get();
    if (own != null) {
      return own;
    }
    List<Leadmock> all = List.copyOf(running);
    if (all.isEmpty()) {
      throw new IllegalStateException(
          "the mock runs only while a test class with this extension does; declare the field"
              + " static, with @RegisterExtension");
    }
    if (all.size() > 1) {
      throw new IllegalStateException(
          "this extension runs %1$s mocks, as %1$s test classes use it at the same time, and this"
                  .formatted(all.size())
              + " thread runs none of their tests; take the mock as a parameter of type Leadmock and"
              + " hand it to the threads that need it");
    }
    return all.get(0);
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
    ofClasses = true;
    bind(context, mock(context));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Leadmock mock = mock(context);
    if (!mock.isRunning()) {
      throw new IllegalStateException(
          "an earlier test has stopped the mock, by close() or POST /__admin/shutdown; leave that to"
              + " the extension, or start a Leadmock of its own in that test");
    }
    bind(context, mock);
    mock.resetAll();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    unbind(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    unbind(context);
  }

  /** Instance fields may use the accessors, also in a test that runs on a thread of its own. */
  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> constructor,
      ExtensionContext context)
      throws Throwable {
    ofClasses = true;
    return proceed(invocation, context);
  }

  /** JUnit may run it on another thread than its factory, one that is bound to another class. */
  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext test,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation, context);
  }

  private <T> T proceed(Invocation<T> invocation, ExtensionContext context) throws Throwable {
    @Nullable Leadmock before = ofThisThread.get();
    ofThisThread.set(mock(context));
    try {
      return invocation.proceed();
    } finally {
      restore(before);
    }
  }

  /**
   * Binds this thread to a mock until {@link #unbind}. What it was bound to is kept, as a test does
   * not end what its class needs, and a waiting thread of JUnit's pool may run another class.
   */
  private void bind(ExtensionContext context, Leadmock mock) {
    store(context).put(Bound.class, new Bound(Optional.ofNullable(ofThisThread.get())));
    ofThisThread.set(mock);
  }

  /** Does nothing if an earlier extension failed, so that this one was not asked to bind. */
  private void unbind(ExtensionContext context) {
    @Nullable Bound bound = store(context).remove(Bound.class, Bound.class);
    if (bound != null) {
      restore(bound.before().orElse(null));
    }
  }

  private void restore(@Nullable Leadmock before) {
    if (before == null) {
      ofThisThread.remove();
    } else {
      ofThisThread.set(before);
    }
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
   * An extension in a field that is not static is another object for each test, and so is its mock.
   * The deprecated store method is the only one that JUnit before 6.0 has.
   */
  @SuppressWarnings("deprecation")
  private Leadmock mock(ExtensionContext context) {
    ExtensionContext owner = context;
    while (ofClasses && owner.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
      owner = owner.getParent().orElseThrow();
    }
    Running stored =
        store(owner)
            .getOrComputeIfAbsent(
                Running.class, key -> Running.start(config, running), Running.class);
    return requireNonNull(stored, "JUnit's store kept nothing").mock();
  }

  private Store store(ExtensionContext context) {
    return context.getStore(Namespace.create(LeadmockExtension.class, this));
  }

  /** What a thread was bound to before a test or a class. */
  private record Bound(Optional<Leadmock> before) {}

  /**
   * A mock that is one of those that run until it is closed. JUnit before 5.13 closes only
   * resources that implement JUnit's own interface.
   */
  @SuppressWarnings("deprecation")
  private record Running(Leadmock mock, Set<Leadmock> all)
      implements Store.CloseableResource, AutoCloseable {

    static Running start(LeadmockConfig config, Set<Leadmock> all) {
      Leadmock mock = Leadmock.start(config);
      all.add(mock);
      return new Running(mock, all);
    }

    @Override
    public void close() {
      all.remove(mock);
      mock.close();
    }
  }
}
