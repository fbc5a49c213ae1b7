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
    "world, control operation metroleads liveforce service front console mock contract verify"
        + " report junit restassured cli tls",
    "control, world metroleads liveforce service front console mock contract verify report junit"
        + " restassured cli tls",
    "operation, control world metroleads liveforce service front console mock contract verify"
        + " report junit restassured cli tls",
    "metroleads, control liveforce service front console mock contract verify report junit"
        + " restassured cli tls",
    "liveforce, control metroleads service front console mock contract verify report junit"
        + " restassured cli tls",
    "console, service front mock verify report junit restassured cli tls",
    "service, front console mock contract verify report junit restassured cli tls",
    "front, world control metroleads liveforce console mock contract verify report junit"
        + " restassured cli",
    "mock, contract verify report junit restassured cli",
    "contract, control world operation metroleads liveforce service front console mock verify"
        + " report junit restassured cli tls",
    "verify, control world operation metroleads liveforce service front console mock baseline"
        + " report junit restassured cli tls",
    "baseline, control world operation metroleads liveforce service front console mock report junit"
        + " restassured cli tls",
    "report, control world operation metroleads liveforce service front console mock junit"
        + " restassured cli tls",
    "junit, world operation metroleads liveforce service front console mock restassured cli",
    "restassured, world control operation metroleads liveforce service front console mock junit cli"
        + " tls",
    "tls, world control operation metroleads liveforce service front console mock contract verify"
        + " report junit restassured cli",
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

  @Test
  void makesTheControlsFromTheJdkAndTheOperationsOnly() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + ".control..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java..", "org.jspecify..", ROOT + ".control..", ROOT + ".operation.."));
  }

  @ParameterizedTest(name = "only {1} imports {0}")
  @CsvSource({
    "com.github.tomakehurst.., mock",
    "wiremock.., mock",
    "org.eclipse.jetty.., front",
    "org.apache.hc.., verify",
    "picocli.., cli",
    "org.junit.., junit",
    "org.opentest4j.., junit",
    "io.restassured.., restassured",
    "com.networknt.., contract",
    "tools.jackson.dataformat.., contract cli console baseline"
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
