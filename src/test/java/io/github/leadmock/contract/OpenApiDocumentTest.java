package io.github.leadmock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An independent parser reads the OpenAPI documents. */
class OpenApiDocumentTest {

  @ParameterizedTest
  @MethodSource("io.github.leadmock.vendor.VendorApi#keys")
  void parsesWithoutErrors(String api) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult read =
        new OpenAPIV3Parser()
            .readLocation(
                Path.of("schemas", api, "openapi.yaml").toAbsolutePath().toString(),
                List.of(),
                options);

    assertThat(read.getMessages()).isEmpty();
    assertThat(
            read.getOpenAPI().getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> !isVariant(operation))
                .map(Operation::getOperationId))
        .containsExactlyElementsOf(Contract.of(api).operations().keySet());
  }

  private static boolean isVariant(Operation operation) {
    return operation.getExtensions() != null
        && operation.getExtensions().containsKey("x-variant-of");
  }
}
