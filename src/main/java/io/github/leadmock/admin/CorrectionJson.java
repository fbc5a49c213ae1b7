package io.github.leadmock.admin;

import io.github.leadmock.api.Correction;
import io.github.leadmock.api.Correction.Login;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.journal.Secrets;
import io.github.leadmock.message.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A corrected request as JSON, with the curl command that sends it. */
final class CorrectionJson {

  private CorrectionJson() {}

  /**
   * The document.
   *
   * @param origin scheme and host of the mock
   */
  static ObjectNode of(Correction correction, String origin) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("method", correction.method());
    json.put("url", origin + correction.url());
    ArrayNode lines = json.putArray("headers");
    headers(correction)
        .forEach(
            header -> lines.addObject().put("name", header.name()).put("value", header.value()));
    json.put("body", correction.body().orElse(null));
    json.put("curl", Curl.of(correction, origin));
    return json;
  }

  /** The sender's own credentials stay masked; a working pair is not secret. */
  private static List<Header> headers(Correction correction) {
    List<Header> headers = new ArrayList<>();
    if (correction.login() instanceof Login.Same) {
      headers.add(new Header("Authorization", "Basic " + Secrets.MASK));
    }
    if (correction.login() instanceof Login.Working working) {
      headers.add(new Header("Authorization", "Basic " + encoded(working.pair())));
    }
    headers.addAll(correction.headers());
    return headers;
  }

  private static String encoded(Credentials pair) {
    return Base64.getEncoder()
        .encodeToString((pair.user() + ":" + pair.token()).getBytes(StandardCharsets.UTF_8));
  }
}
