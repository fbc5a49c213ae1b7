package io.github.leadmock.junit;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.net.URI;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a mock for a test class: parameters of type {@link Leadmock} get the running mock,
 * parameters of type {@link URI} its base URL. The world is reset and the switches are put back
 * before each test; the mock ends with the class. Use it with {@code @ExtendWith}, or with
 * {@code @RegisterExtension} on a static field to set it up. Thread-safe; tests that run in
 * parallel share one world.
 */
public final class LeadmockExtension implements BeforeEachCallback, ParameterResolver {

  private final LeadmockConfig config;

  /** A mock as {@link LeadmockConfig#defaults()} sets it up. */
  public LeadmockExtension() {
    this(LeadmockConfig.defaults());
  }

  /** A mock that is set up like this. */
  public LeadmockExtension(LeadmockConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Leadmock mock = mock(context);
    mock.reset();
    mock.controls().change(left -> config.controls());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Leadmock.class || type == URI.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Leadmock mock = mock(context);
    return parameter.getParameter().getType() == URI.class ? mock.baseUrl() : mock;
  }

  /** One mock a test class, its nested classes included; JUnit closes it with the class's store. */
  private Leadmock mock(ExtensionContext context) {
    ExtensionContext outermost = context;
    while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
      outermost = outermost.getParent().orElseThrow();
    }
    return outermost
        .getStore(Namespace.create(LeadmockExtension.class, this))
        .computeIfAbsent(Leadmock.class, key -> Leadmock.start(config), Leadmock.class);
  }
}
