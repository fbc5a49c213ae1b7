package io.github.leadmock.http;

import io.github.leadmock.contract.Contract;
import io.github.leadmock.contract.OperationSpec;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The sample of an operation that {@code openapi.yaml} has: a call that succeeds in a fresh mock.
 *
 * @param spec the operation
 * @param path with the query; empty when the document has no sample
 * @param body empty for none
 */
public record SampleCall(OperationSpec spec, String path, String body) {

  /** The samples of an API, in the order of its operations. */
  public static List<SampleCall> of(String api) {
    JsonNode document =
        new YAMLMapper().readTree(new File("schemas/" + api + "/openapi.yaml")).path("paths");
    Contract contract = Contract.of(api);
    return contract.operations().values().stream()
        .map(spec -> of(spec, contract.basePath(), document.path(spec.path())))
        .toList();
  }

  private static SampleCall of(OperationSpec spec, String basePath, JsonNode path) {
    JsonNode operation = path.path(spec.method().toLowerCase(Locale.ROOT));
    JsonNode sample = operation.at("/x-leadmock/sample");
    JsonNode body =
        operation.at("/requestBody/content/application~1json/examples/documented/value");
    return new SampleCall(
        spec,
        sample.isString() ? basePath + sample.asString() : "",
        body.isMissingNode() ? "" : body.toString());
  }

  /** The path of its lead, where that has a timeline. */
  Optional<String> leadPath() {
    return path.contains("/companies/")
        ? Optional.of(path.replaceFirst("(/leads/[^/?]+).*", "$1"))
        : Optional.empty();
  }

  Response send(RequestSpecification request) {
    // What is encoded stays as it is.
    request.urlEncodingEnabled(false);
    return body.isEmpty()
        ? request.request(spec.method(), path)
        : request.contentType("application/json").body(body).request(spec.method(), path);
  }

  @Override
  public String toString() {
    return spec.name();
  }
}
