package io.github.leadmock.proxy;

import io.github.leadmock.report.JsonReport;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.TrafficCheck;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Findings as JSON. Stateless. */
final class FindingJson {

  private static final JsonMapper JSON = new JsonMapper();

  private FindingJson() {}

  /** The body of an answer that is given in place of what is against the contract. */
  static String refusal(String message, List<Finding> findings) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("message", "leadmock proxy: %s: %s".formatted(message, findings.get(0).message()));
    put(body.putArray("findings"), findings);
    return JSON.writeValueAsString(body) + "\n";
  }

  /** All that was found so far, and how much passed. */
  static String all(TrafficCheck check) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("requests", check.requests());
    ObjectNode unchecked = body.putObject("unchecked");
    check.unchecked().forEach(unchecked::put);
    put(body.putArray("findings"), check.findings());
    return JSON.writeValueAsString(body) + "\n";
  }

  private static void put(ArrayNode array, List<Finding> findings) {
    findings.forEach(finding -> JsonReport.describe(finding, array.addObject()));
  }
}
