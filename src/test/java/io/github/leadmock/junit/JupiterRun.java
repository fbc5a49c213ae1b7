package io.github.leadmock.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of a user's test class with contract tests, with JUnit's result for each node. */
final class JupiterRun implements TestExecutionListener {

  private static final String SESSION = "leadmock contract tests";
  private static final LauncherConfig JUPITER_ONLY =
      LauncherConfig.builder()
          .enableTestEngineAutoRegistration(false)
          .enableTestExecutionListenerAutoRegistration(false)
          .enableLauncherSessionListenerAutoRegistration(false)
          .addTestEngines(new JupiterTestEngine())
          .build();

  private final List<String> containers = new ArrayList<>();
  private final List<String> passed = new ArrayList<>();
  private final Map<String, String> aborted = new LinkedHashMap<>();
  private final Map<String, Throwable> failed = new LinkedHashMap<>();

  private JupiterRun() {}

  /** A test class as a user writes it. */
  static final class BackendTest {
    @TestFactory
    @ExtendWith(FromTheSession.class)
    Stream<DynamicNode> backend(ContractTests contract) {
      return contract.tests();
    }
  }

  private static final class FromTheSession implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ContractTests.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SESSION))
          .get(ContractTests.class, ContractTests.class);
    }
  }

  static JupiterRun of(ContractTests contract) {
    return of(contract, Map.of());
  }

  static JupiterRun of(ContractTests contract, Map<String, String> configuration) {
    JupiterRun run = new JupiterRun();
    try (LauncherSession session = LauncherFactory.openSession(JUPITER_ONLY)) {
      session
          .getStore()
          .put(
              org.junit.platform.engine.support.store.Namespace.create(SESSION),
              ContractTests.class,
              contract);
      run.execute(session, List.of(BackendTest.class), configuration);
    }
    return run;
  }

  /** A run of a class that brings all that it needs. */
  static JupiterRun of(Class<?> tests) {
    return of(List.of(tests), Map.of());
  }

  /** A run of classes that bring all that they need. */
  static JupiterRun of(List<Class<?>> tests, Map<String, String> configuration) {
    JupiterRun run = new JupiterRun();
    try (LauncherSession session = LauncherFactory.openSession(JUPITER_ONLY)) {
      run.execute(session, tests, configuration);
    }
    return run;
  }

  private void execute(
      LauncherSession session, List<Class<?>> tests, Map<String, String> configuration) {
    session
        .getLauncher()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(tests.stream().map(DiscoverySelectors::selectClass).toList())
                .configurationParameters(configuration)
                .build(),
            this);
  }

  @Override
  public synchronized void executionFinished(TestIdentifier node, TestExecutionResult result) {
    String name = node.getDisplayName();
    if (node.isContainer()) {
      containers.add(name);
    }
    switch (result.getStatus()) {
      case SUCCESSFUL -> {
        if (node.isTest()) {
          passed.add(name);
        }
      }
      case ABORTED -> aborted.put(name, result.getThrowable().orElseThrow().getMessage());
      case FAILED -> failed.put(name, result.getThrowable().orElseThrow());
    }
  }

  List<String> containers() {
    return containers;
  }

  List<String> passed() {
    return passed;
  }

  /** Aborted tests, with the reason. */
  Map<String, String> aborted() {
    return aborted;
  }

  /** Failed tests and containers, with the error. */
  Map<String, Throwable> failed() {
    return failed;
  }

  /** The error of the factory method. */
  Throwable failure() {
    return failed.get("backend(ContractTests)");
  }
}
