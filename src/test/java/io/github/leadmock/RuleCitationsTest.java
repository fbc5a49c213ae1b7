package io.github.leadmock;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Every cited rule exists, and every rule is cited by a stub mapping or proved by a test. */
class RuleCitationsTest {

  private static final Pattern RULE_ID =
      Pattern.compile(
          RuleCatalogue.all().stream()
              .map(catalogue -> catalogue.id(""))
              .collect(joining("|", "\\b(?:", ")[A-Z]{2}-\\d{2,3}\\b")));

  @Test
  void citesNoRuleThatIsNotInTheCatalogue() {
    assertThat(cited(Path.of("src"), Path.of("stubs"), Path.of("docs"), Path.of("README.md")))
        .isSubsetOf(catalogue());
  }

  @Test
  void leavesNoRuleUncited() {
    Set<String> uncited = new TreeSet<>(catalogue());
    uncited.removeAll(citedByStubs());
    uncited.removeAll(citedByTests());

    assertThat(uncited).isEmpty();
  }

  private static Set<String> catalogue() {
    return RuleCatalogue.all().stream()
        .flatMap(catalogue -> catalogue.rules().stream())
        .map(Rule::id)
        .collect(toCollection(TreeSet::new));
  }

  /** From the metadata of the mappings, where WireMock's users look for them. */
  private static Set<String> citedByStubs() {
    return files(Path.of("stubs"))
        .filter(file -> file.getParent().endsWith("mappings"))
        .flatMap(file -> new JsonMapper().readTree(read(file)).path("mappings").valueStream())
        .flatMap(mapping -> mapping.path("metadata").path("rules").valueStream())
        .map(rule -> rule.asString())
        .collect(toSet());
  }

  private static Set<String> citedByTests() {
    return testClasses().stream()
        .flatMap(
            type ->
                Stream.concat(
                    cites(type), type.getMethods().stream().flatMap(RuleCitationsTest::cites)))
        .collect(toSet());
  }

  /** Without the classes that they use, which have no citations and take most of the time. */
  private static JavaClasses testClasses() {
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return new ClassFileImporter().importPath(Path.of("target/test-classes"));
        });
  }

  private static Stream<String> cites(JavaClass type) {
    return type.tryGetAnnotationOfType(Cites.class).stream()
        .flatMap(cites -> Stream.of(cites.value()));
  }

  private static Stream<String> cites(JavaMethod method) {
    return method.tryGetAnnotationOfType(Cites.class).stream()
        .flatMap(cites -> Stream.of(cites.value()));
  }

  private static Set<String> cited(Path... roots) {
    return Stream.of(roots)
        .filter(Files::exists)
        .flatMap(RuleCitationsTest::files)
        .flatMap(file -> RULE_ID.matcher(read(file)).results().map(MatchResult::group))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return List.copyOf(
          files.filter(Files::isRegularFile).filter(RuleCitationsTest::isOurText).toList())
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isOurText(Path file) {
    return !file.getFileName().toString().endsWith(".png")
        && !file.toString().contains("node_modules");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file.toString(), unreadable);
    }
  }
}
