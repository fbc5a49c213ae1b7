package io.github.leadmock.pact;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.pact.ContractTarget.Login;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Injects the server named by {@code -Dcontract.base-url}, or else our mock, started for the test
 * class.
 */
final class ContractTargetExtension implements ParameterResolver {

  /** The key under which a launcher may store its own target, in the session's store. */
  static final String SESSION = "leadmock contract target";

  private static final Namespace NAMESPACE = Namespace.create(SESSION);

  /** Closed by JUnit together with the store. */
  private record Running(ContractTarget target, Optional<Leadmock> mock) implements AutoCloseable {
    @Override
    public void close() {
      mock.ifPresent(Leadmock::close);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ContractTarget.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // In the store of the class, so that all its tests use one server.
    ExtensionContext ofClass = context.getParent().orElse(context);
    return ofClass
        .getStore(NAMESPACE)
        .computeIfAbsent(Running.class, key -> start(context), Running.class)
        .target();
  }

  private static Running start(ExtensionContext context) {
    ContractTarget ofSession =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
            .get(ContractTarget.class, ContractTarget.class);
    return Optional.ofNullable(ofSession)
        .or(() -> ContractTarget.named(context::getConfigurationParameter, System.getenv()))
        .map(target -> new Running(target, Optional.empty()))
        .orElseGet(ContractTargetExtension::startMock);
  }

  private static Running startMock() {
    Leadmock mock = Leadmock.start(LeadmockConfig.defaults());
    return new Running(ofMock(mock.baseUrl()), Optional.of(mock));
  }

  /** The mock's named lead of 21 events, and LiveForce's documented one. */
  static ContractTarget ofMock(URI baseUrl) {
    return new ContractTarget(
        baseUrl,
        Login.from(
            Map.of(
                Login.USER,
                "jane.doe@example.com",
                Login.TOKEN,
                "token",
                Login.PASSWORD,
                "secret")),
        Optional.of("c0ffee00-1ead-4000-8000-000000000000"),
        Optional.of("c0ffee00-1ead-4000-8000-000000000004"),
        Optional.of("1"),
        true,
        true);
  }
}
