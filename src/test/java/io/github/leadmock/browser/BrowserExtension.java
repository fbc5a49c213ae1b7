package io.github.leadmock.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one {@link Browser} to all test classes. Without Chromium they are skipped, unless the
 * environment variable LEADMOCK_BROWSER says {@code required}, as .ci/run does.
 */
final class BrowserExtension implements ExecutionCondition, ParameterResolver {

  private static final Namespace OURS = Namespace.create(BrowserExtension.class);
  private static final String MISSING =
      "browser tests SKIPPED: no chromium and chromedriver on the PATH; on Debian:"
          + " apt-get install chromium chromium-driver (or run .ci/run)";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (find("chromium").isPresent() && find("chromedriver").isPresent()) {
      return ConditionEvaluationResult.enabled("there is a browser");
    }
    if ("required".equals(System.getenv("LEADMOCK_BROWSER"))) {
      throw new IllegalStateException(
          "LEADMOCK_BROWSER=required, but there is no chromium and chromedriver on the PATH");
    }
    if (context.getTestMethod().isEmpty()) {
      System.err.println(MISSING);
    }
    return ConditionEvaluationResult.disabled(MISSING);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(
            Browser.class,
            type ->
                Browser.start(find("chromium").orElseThrow(), find("chromedriver").orElseThrow()),
            Browser.class);
  }

  private static Optional<Path> find(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .stream()
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A fresh profile, for {@code clean} to take away. */
  static Path profile() {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "browser");
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot make a folder for the browser", unwritable);
    }
  }
}
