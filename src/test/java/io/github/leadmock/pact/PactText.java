package io.github.leadmock.pact;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pact as it is committed: the same text on every run, whatever the order of the tests. Pact
 * sorts the members; interactions and versions are normalized here.
 */
final class PactText {

  private static final JsonMapper JSON = new JsonMapper();

  private PactText() {}

  static String of(String written) {
    ObjectNode pact = (ObjectNode) JSON.readTree(written);
    // The library's version is not part of the contract.
    ((ObjectNode) pact.path("metadata")).remove("pact-jvm");
    List<JsonNode> interactions =
        pact.path("interactions").valueStream().sorted(PactText::byDescription).toList();
    pact.set("interactions", JSON.createArrayNode().addAll(interactions));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(pact).replace("\r\n", "\n")
        + "\n";
  }

  private static int byDescription(JsonNode one, JsonNode other) {
    return one.path("description").asString().compareTo(other.path("description").asString());
  }
}
