package io.github.leadmock.http;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;

/** Operates a mock's controls over HTTP. */
record Admin(Client client) {

  static final String CONTROLS = "/__admin/leadmock/controls";

  Response controls() {
    return client.anonymous().get(CONTROLS);
  }

  Response patch(String json) {
    return client.anonymous().contentType("application/json").body(bytes(json)).patch(CONTROLS);
  }

  Response force(String json) {
    return client
        .anonymous()
        .contentType("application/json")
        .body(bytes(json))
        .post(CONTROLS + "/forced");
  }

  Response release(String id) {
    return client.anonymous().delete(CONTROLS + "/forced/" + id);
  }

  Response allOff() {
    return client.anonymous().delete(CONTROLS);
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
