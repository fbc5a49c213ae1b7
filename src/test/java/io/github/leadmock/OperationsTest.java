package io.github.leadmock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Route;
import io.github.leadmock.contract.Contract;
import io.github.leadmock.contract.OperationSpec;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.engine.Engine;
import io.github.leadmock.engine.MockSettings;
import io.github.leadmock.http.SampleCall;
import io.github.leadmock.vendor.VendorApi;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code schemas/<api>/openapi.yaml} is the one list of operations. What cannot read it is compared
 * with it here; each message names the file to edit.
 */
class OperationsTest {

  private static final Engine ENGINE = Engine.of(MockSettings.fromProperties(new Properties()));

  @ParameterizedTest
  @EnumSource
  void hasAClassForEachOperation(VendorApi vendor) {
    assertThat(api(vendor).operations())
        .as(
            "src/main/java/io/github/leadmock/%s/%s.java: the operations of %s, in its order",
            vendor.key(), vendor.title(), document(vendor))
        .containsExactlyElementsOf(contract(vendor).operations().keySet());
  }

  @ParameterizedTest
  @EnumSource
  void asksForCredentialsWhereTheDocumentDoes(VendorApi vendor) {
    for (OperationSpec spec : served(vendor)) {
      JsonNode security = operation(vendor, spec).path("security");
      Reply reply = api(vendor).answer(spec.name(), RequestBuilder.get().build());
      assertThat(reply instanceof Reply.Failure failure && failure.status() == 401)
          .as(
              "isOpen() of the class of %s; it has to be true where %s says 'security: []', false"
                  + " elsewhere",
              spec.name(), document(vendor))
          .isNotEqualTo(security.isArray() && security.isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void knowsThatWhatIsNoGetWrites(VendorApi vendor) {
    for (OperationSpec spec : served(vendor)) {
      if (!spec.method().equals("GET")) {
        assertThat(api(vendor).writes(spec.name()))
            .as("writes() of the class of %s, which is a %s", spec.name(), spec.method())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void mapsEachOperationWhereTheDocumentHasIt(VendorApi vendor) {
    for (OperationSpec spec : contract(vendor).operations().values()) {
      Optional<Route> first =
          ENGINE.files().routes().stream()
              .filter(route -> route.id().equals(vendor.key() + "/" + spec.name()))
              .findFirst();
      String file = "stubs/%s/mappings/%s.json".formatted(vendor.key(), spec.name());
      assertThat(first.map(Route::template))
          .as("urlPathTemplate of the first mapping in %s, as %s has it", file, document(vendor))
          .contains(contract(vendor).basePath() + spec.path());
      assertThat(first.orElseThrow().methods())
          .as("method of the first mapping in %s; GET_OR_HEAD for a GET", file)
          .isEqualTo(spec.method().equals("GET") ? List.of("GET", "HEAD") : List.of(spec.method()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasNoFilesThatNothingReads(VendorApi vendor) {
    String folder = "stubs/" + vendor.key();
    TreeSet<String> mappings = new TreeSet<>(List.of("unknown.json"));
    contract(vendor).operations().keySet().forEach(name -> mappings.add(name + ".json"));
    assertThat(names(folder + "/mappings"))
        .as("%s/mappings: a file for each operation, under its name, and unknown.json", folder)
        .containsExactlyElementsOf(mappings);
    for (String template : names(folder + "/__files")) {
      assertThat(names(folder + "/mappings"))
          .as("%s/__files/%s: some mapping names it", folder, template)
          .anyMatch(
              mapping -> read(Path.of(folder, "mappings", mapping)).contains('"' + template + '"'));
    }
  }

  @ParameterizedTest
  @EnumSource
  void documentsTheSameErrorsEverywhere(VendorApi vendor) {
    List<Integer> errors = api(vendor).statuses();
    assertThat(
            contract(vendor).catalogue().rules().stream()
                .flatMap(rule -> rule.http().stream().boxed())
                .filter(status -> status >= 400))
        .as("the ST rules of schemas/%s/rules.yaml, as Errors.java has them", vendor.key())
        .containsExactlyElementsOf(errors);
    assertThat(yaml(vendor).at("/components/responses").propertyNames())
        .as("components/responses of %s, as Errors.java has them", document(vendor))
        .containsExactlyElementsOf(errors.stream().map(String::valueOf).toList());
    for (OperationSpec spec : contract(vendor).operations().values()) {
      assertThat(spec.statuses())
          .as("responses of %s in %s: 200 and each error", spec.name(), document(vendor))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(Stream.of(200), errors.stream()).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasASampleOfEachOperation(VendorApi vendor) {
    for (SampleCall sample : SampleCall.of(vendor.key())) {
      String path = sample.path().split("\\?", 2)[0];
      assertThat(sample.spec().isAskedBy(sample.spec().method(), path))
          .as(
              "x-leadmock: sample: of %s in %s is '%s'; expected path and query of a call",
              sample.spec().name(), document(vendor), sample.path())
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasAnInteractionWithEachOperationInAPact(VendorApi vendor) {
    String pact =
        "schemas/%s/pacts/leadmock-contract-%s.json".formatted(vendor.key(), vendor.key());
    List<JsonNode> requests =
        new JsonMapper()
            .readTree(new File(pact))
            .path("interactions")
            .valueStream()
            .map(interaction -> interaction.path("request"))
            .toList();
    for (OperationSpec spec : contract(vendor).operations().values()) {
      assertThat(requests)
          .as(
              "%s, which ./mvnw -Dpact.update=true -Dtest='*ConsumerPactTest' test writes, has %s",
              pact, spec.name())
          .anyMatch(
              request ->
                  spec.isAskedBy(
                      request.path("method").asString(), request.path("path").asString()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasARuleForEachMapping(VendorApi vendor) {
    List<String> rules = contract(vendor).catalogue().rules().stream().map(Rule::id).toList();
    for (String name : names("stubs/" + vendor.key() + "/mappings")) {
      Path file = Path.of("stubs", vendor.key(), "mappings", name);
      for (JsonNode mapping : new JsonMapper().readTree(read(file)).path("mappings")) {
        assertThat(mapping.at("/metadata/rules").valueStream().map(JsonNode::asString).toList())
            .as("metadata.rules in %s", file)
            .isNotEmpty()
            .isSubsetOf(rules);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void isCalledTheSameInItsDocument(VendorApi vendor) {
    assertThat(yaml(vendor).at("/x-leadmock/api").asString())
        .as("x-leadmock: api: in %s", document(vendor))
        .isEqualTo(vendor.title());
    assertThat(Path.of("docs/vendors", vendor.key() + ".md")).isRegularFile();
  }

  private static Api api(VendorApi vendor) {
    return ENGINE.vendors().api(vendor.key()).api();
  }

  /** The operations that have a class; another test misses the others. */
  private static List<OperationSpec> served(VendorApi vendor) {
    return contract(vendor).operations().values().stream()
        .filter(spec -> api(vendor).operations().contains(spec.name()))
        .toList();
  }

  private static Contract contract(VendorApi vendor) {
    return Contract.of(vendor.key());
  }

  private static String document(VendorApi vendor) {
    return "schemas/%s/openapi.yaml".formatted(vendor.key());
  }

  private static JsonNode yaml(VendorApi vendor) {
    return new YAMLMapper().readTree(new File(document(vendor)));
  }

  private static JsonNode operation(VendorApi vendor, OperationSpec spec) {
    return yaml(vendor)
        .path("paths")
        .path(spec.path())
        .path(spec.method().toLowerCase(Locale.ROOT));
  }

  private static List<String> names(String folder) {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
