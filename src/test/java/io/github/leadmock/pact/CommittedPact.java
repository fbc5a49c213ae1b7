package io.github.leadmock.pact;

import static org.assertj.core.api.Assertions.fail;

import au.com.dius.pact.core.model.annotations.PactDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Compares the pact that a consumer test has written with the committed one, or rewrites the
 * committed one with {@code -Dpact.update=true}. Must be declared before Pact's own extension, so
 * that it runs after it at the end.
 */
final class CommittedPact implements BeforeAllCallback, AfterAllCallback {

  private static final String UPDATE = "pact.update";

  /** JUnit warns that Pact's extension was written for JUnit 5. */
  private static final Logger JUNIT =
      Logger.getLogger("org.junit.jupiter.engine.descriptor.AbstractExtensionContext");

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    JUNIT.setLevel(Level.SEVERE);
    // Pact would keep the interactions of an earlier run.
    Files.deleteIfExists(written(context));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (context.getExecutionException().isPresent() || !Files.exists(written(context))) {
      return;
    }
    String expected = PactText.of(Files.readString(written(context)));
    Path committed = committed(context);
    if (Boolean.getBoolean(UPDATE)) {
      Files.createDirectories(committed.getParent());
      Files.writeString(committed, expected);
      return;
    }
    List<String> lines = Files.exists(committed) ? Files.readAllLines(committed) : List.of();
    firstDifference(expected.lines().toList(), lines)
        .ifPresent(
            line ->
                fail(outOfDate(committed, line, context.getRequiredTestClass().getSimpleName())));
  }

  /** The first differing line, counted from 1. */
  static OptionalInt firstDifference(List<String> expected, List<String> actual) {
    if (expected.equals(actual)) {
      return OptionalInt.empty();
    }
    int common = Math.min(expected.size(), actual.size());
    return OptionalInt.of(
        1
            + IntStream.range(0, common)
                .filter(i -> !expected.get(i).equals(actual.get(i)))
                .findFirst()
                .orElse(common));
  }

  static String outOfDate(Path committed, int line, String test) {
    return "%s is out of date from line %d; refresh it with ./mvnw -D%s=true -Dtest=%s test, and commit what has changed"
        .formatted(committed.toString().replace('\\', '/'), line, UPDATE, test);
  }

  private static Path written(ExtensionContext context) {
    return Path.of(
        context.getRequiredTestClass().getAnnotation(PactDirectory.class).value(), name(context));
  }

  private static Path committed(ExtensionContext context) {
    return Path.of("schemas", api(context), "pacts", name(context));
  }

  private static String name(ExtensionContext context) {
    return "%s-%s.json".formatted(Wire.CONSUMER, api(context));
  }

  private static String api(ExtensionContext context) {
    return Path.of(context.getRequiredTestClass().getAnnotation(PactDirectory.class).value())
        .getFileName()
        .toString();
  }
}
