package io.github.leadmock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom: the table of packages in CONTRIBUTING.md. */
class ArchitectureTest {

  private static final String ROOT = "io.github.leadmock";
  private static final JavaClasses OURS =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @ParameterizedTest(name = "{0} does not know {1}")
  @CsvSource({
    "world, operation metroleads liveforce service front mock contract verify report junit cli",
    "operation, world metroleads liveforce service front mock contract verify report junit cli",
    "metroleads, liveforce service front mock contract verify report junit cli",
    "liveforce, metroleads service front mock contract verify report junit cli",
    "service, front mock contract verify report junit cli",
    "front, world metroleads liveforce mock contract verify report junit cli",
    "mock, contract verify report junit cli",
    "contract, world operation metroleads liveforce service front mock verify report junit cli",
    "verify, world operation metroleads liveforce service front mock report junit cli",
    "report, world operation metroleads liveforce service front mock junit cli",
    "junit, cli",
  })
  void keepsPackagesApart(String knower, String unknown) {
    String[] packages =
        Arrays.stream(unknown.split(" "))
            .map(name -> ROOT + "." + name + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "." + knower + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages)
            .allowEmptyShould(true));
  }

  @Test
  void makesTheWorldFromTheJdkOnly() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + ".world..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".world.."));
  }

  @ParameterizedTest(name = "only {1} imports {0}")
  @CsvSource({
    "com.github.tomakehurst.., mock",
    "wiremock.., mock",
    "org.eclipse.jetty.., front",
    "picocli.., cli",
    "org.junit.., junit",
    "com.networknt.., contract",
    "tools.jackson.dataformat.., contract cli"
  })
  void keepsLibrariesInOnePackage(String library, String knower) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                Arrays.stream(knower.split(" "))
                    .map(name -> ROOT + "." + name + "..")
                    .toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(library));
  }

  @Test
  void touchesStandardStreamsAndExitsInTheCommandLineOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
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
  void usesNoNamesThatSayNothing() {
    for (String word : List.of("Util", "Utils", "Helper", "Manager", "Impl")) {
      check(
          noClasses().that().resideInAPackage(ROOT + "..").should().haveSimpleNameEndingWith(word));
    }
  }

  private static void check(ArchRule rule) {
    rule.check(OURS);
  }
}
