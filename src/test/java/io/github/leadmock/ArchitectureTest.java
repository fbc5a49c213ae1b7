package io.github.leadmock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which room may use which, as drawn by the arrows of docs/architecture.md. */
class ArchitectureTest {

  private static final String ROOT = "io.github.leadmock";
  private static final JavaClasses OURS =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  private static final Pattern ARROW = Pattern.compile("(?m)^ *([a-z.]+) --> ([a-z.]+)$");

  /** The rooms that each room may use directly. */
  private static Map<String, Set<String>> arrows() throws IOException {
    Map<String, Set<String>> arrows = new TreeMap<>();
    ARROW
        .matcher(Files.readString(Path.of("docs/architecture.md")))
        .results()
        .forEach(
            arrow ->
                arrows
                    .computeIfAbsent(arrow.group(1), from -> new TreeSet<>())
                    .add(arrow.group(2)));
    return arrows;
  }

  private static Set<String> reachable(String room, Map<String, Set<String>> arrows) {
    Set<String> found = new TreeSet<>();
    for (String next : arrows.getOrDefault(room, Set.of())) {
      if (found.add(next)) {
        found.addAll(reachable(next, arrows));
      }
    }
    return found;
  }

  /** The rooms that the code of each room uses. */
  private static Map<String, Set<String>> dependencies() {
    Map<String, Set<String>> used = new TreeMap<>();
    for (JavaClass type : OURS) {
      Set<String> others = used.computeIfAbsent(room(type), from -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith(ROOT))
          .map(ArchitectureTest::room)
          .filter(other -> !other.equals(room(type)))
          .forEach(others::add);
    }
    return used;
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "leadmock" : name.substring(ROOT.length() + 1);
  }

  @Test
  void usesOnlyRoomsThatAnArrowAllows() throws IOException {
    Map<String, Set<String>> arrows = arrows();
    Map<String, Set<String>> used = dependencies();

    assertThat(used).hasSizeGreaterThan(15);
    used.forEach(
        (room, others) ->
            assertThat(reachable(room, arrows))
                .as("what %s may use by docs/architecture.md", room)
                .containsAll(others));
  }

  @Test
  void needsEveryArrowOnThePage() throws IOException {
    Map<String, Set<String>> used = dependencies();
    arrows()
        .forEach(
            (room, others) ->
                assertThat(used.getOrDefault(room, Set.of()))
                    .as("what %s uses", room)
                    .containsAll(others));
  }

  @Test
  void drawsNoCycle() throws IOException {
    Map<String, Set<String>> arrows = arrows();
    assertThat(arrows.keySet())
        .allSatisfy(room -> assertThat(reachable(room, arrows)).doesNotContain(room));
  }

  @Test
  void describesEveryRoom() throws IOException {
    String page = Files.readString(Path.of("docs/architecture.md"));
    assertThat(dependencies().keySet())
        .allSatisfy(
            room ->
                assertThat(page.lines().filter(line -> line.startsWith("| `")))
                    .anyMatch(line -> line.split("\\|")[1].contains("`" + room + "`")));
  }

  @Test
  void worldUsesOnlyTheJdkAndTheStoresInterfaces() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + ".world..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".world..", ROOT + ".store.."));
  }

  @Test
  void controlsUseOnlyTheJdkTheApiAndTheStoresInterfaces() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + ".control..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java..",
                "org.jspecify..",
                ROOT + ".control..",
                ROOT + ".api..",
                ROOT + ".store.."));
  }

  @ParameterizedTest(name = "only {1} imports {0}")
  @CsvSource({
    "com.github.tomakehurst.., wiremock",
    "wiremock.., wiremock",
    "org.eclipse.jetty.., server",
    "org.apache.hc.., verify",
    "picocli.., cli",
    "io.lettuce.., redis",
    "io.micrometer.., metrics",
    "org.junit.., junit",
    "org.opentest4j.., junit",
    "io.restassured.., restassured",
    "com.networknt.., contract",
    "tools.jackson.dataformat.., contract cli admin baseline data scorecard drill"
  })
  void keepsLibrariesInOnePackage(String library, String knower) {
    check(
        noClasses()
            .that()
            // Hands a client of WireMock to tests, as their own code uses it.
            .areNotAssignableTo(Leadmock.class)
            .and()
            .resideOutsideOfPackages(
                Arrays.stream(knower.split(" "))
                    .map(name -> ROOT + "." + name + "..")
                    .toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(library));
  }

  @Test
  void usesStandardStreamsAndExitsOnlyInTheCommandLine() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
            .and()
            // Where a program starts a mock and gives no log: problems must not be silent.
            .areNotAssignableTo(Leadmock.class)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class));
  }

  @Test
  void hasNoCyclesBetweenPackages() {
    check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void usesNoMeaninglessNames() {
    for (String word : List.of("Util", "Utils", "Helper", "Manager", "Impl")) {
      check(
          noClasses().that().resideInAPackage(ROOT + "..").should().haveSimpleNameEndingWith(word));
    }
  }

  private static void check(ArchRule rule) {
    rule.check(OURS);
  }
}
