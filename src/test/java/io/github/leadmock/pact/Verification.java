package io.github.leadmock.pact;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of a provider test against a server, with the result of each interaction. */
final class Verification implements TestExecutionListener {

  /** Searching for other engines would take longer than a run. */
  private static final LauncherConfig JUPITER_ONLY =
      LauncherConfig.builder()
          .enableTestEngineAutoRegistration(false)
          .enableTestExecutionListenerAutoRegistration(false)
          .enableLauncherSessionListenerAutoRegistration(false)
          .addTestEngines(new JupiterTestEngine())
          .build();

  private static final String ONLY = "pact.filter.description";

  private final Set<String> passed = new TreeSet<>();
  private final Map<String, String> skipped = new LinkedHashMap<>();
  private final Map<String, String> failed = new LinkedHashMap<>();

  private Verification() {}

  static Verification of(Class<?> providerTest, ContractTarget target) {
    Verification verification = new Verification();
    try (LauncherSession session = LauncherFactory.openSession(JUPITER_ONLY)) {
      session
          .getStore()
          .put(Namespace.create(ContractTargetExtension.SESSION), ContractTarget.class, target);
      session
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(DiscoverySelectors.selectClass(providerTest))
                  .build(),
              verification);
    }
    return verification;
  }

  /** The same with one interaction only. */
  static Verification of(Class<?> providerTest, ContractTarget target, String interaction) {
    System.setProperty(ONLY, interaction);
    try {
      return of(providerTest, target);
    } finally {
      System.clearProperty(ONLY);
    }
  }

  Set<String> passed() {
    return passed;
  }

  /** The reason by skipped interaction. */
  Map<String, String> skipped() {
    return skipped;
  }

  /** The message by failed interaction. */
  Map<String, String> failed() {
    return failed;
  }

  /** All messages, for checks of what must not be in them. */
  String messages() {
    return failed.values().stream().collect(joining("\n"));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String name = test.getDisplayName().replace(Wire.CONSUMER + " - ", "");
    String message = result.getThrowable().map(String::valueOf).orElse("");
    switch (result.getStatus()) {
      case SUCCESSFUL -> {
        if (test.isTest()) {
          passed.add(name);
        }
      }
      case ABORTED -> skipped.put(name, message);
      case FAILED -> failed.put(name, message);
    }
  }
}
