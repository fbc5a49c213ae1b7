package io.github.leadmock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the committed bundles with their sources, or writes them with -Dbundle.update=true. */
class BundleTest {

  private static final String UPDATE = "bundle.update";

  @ParameterizedTest
  @MethodSource("io.github.leadmock.vendor.VendorApi#keys")
  void matchesItsSources(String api) throws IOException {
    Map<Path, String> files = Bundle.files(Path.of("schemas", api));
    for (Map.Entry<Path, String> file : files.entrySet()) {
      if (Boolean.getBoolean(UPDATE)) {
        Files.writeString(file.getKey(), file.getValue());
      }
      assertThat(file.getKey())
          .as(
              "%s is stale; write it anew with ./mvnw -D%s=true -Dtest=BundleTest test, and commit"
                  + " it",
              file.getKey(), UPDATE)
          .content()
          .isEqualTo(file.getValue());
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.leadmock.vendor.VendorApi#keys")
  void isOneFileThatParsesWithoutErrors(String api) throws IOException {
    for (String kind : new String[] {"json", "yaml"}) {
      String text = Files.readString(Path.of("schemas", api, "openapi.bundle." + kind));

      assertThat(text).doesNotContain(".schema.json");
      assertThat(new OpenAPIV3Parser().readContents(text).getMessages()).isEmpty();
    }
  }
}
