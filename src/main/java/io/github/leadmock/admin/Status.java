package io.github.leadmock.admin;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.Route;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What one has to know of a running mock to use it, as JSON. */
final class Status {

  private Status() {}

  /**
   * The document.
   *
   * @param baseUrl the address under which the caller reached the mock
   */
  static ObjectNode of(MockDescription mocked, String baseUrl) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", mocked.version());
    json.put("baseUrl", baseUrl);
    ArrayNode apis = json.putArray("apis");
    mocked.apis().forEach(api -> put(apis.addObject(), api, mocked));
    ObjectNode auth = json.putObject("auth");
    auth.put("mode", mocked.auth().mode().name().toLowerCase(Locale.ROOT));
    put(auth, mocked.apis().get(0).workingCredentials());
    json.put("seed", mocked.config().seed());
    json.put("leads", mocked.config().leads());
    ArrayNode on = json.putArray("controlsOn");
    mocked.controlsOn().get().forEach(on::add);
    json.putObject("sessions")
        .put("mode", mocked.isolate().name().toLowerCase(Locale.ROOT))
        .put("limit", mocked.sessions().count())
        .put("ageMillis", mocked.sessions().age().toMillis())
        .put("live", mocked.world().timelines().sessionCount());
    return json;
  }

  private static void put(ObjectNode json, Api api, MockDescription mocked) {
    json.put("name", api.name());
    put(json.putObject("auth"), api.workingCredentials());
    ArrayNode operations = json.putArray("operations");
    Set<String> seen = new HashSet<>();
    for (Route route : mocked.routes()) {
      // The first route of an operation is the documented one.
      if (route.api().equals(api.name()) && seen.add(route.operation())) {
        operations
            .addObject()
            .put("id", route.id())
            .put("method", route.methods().get(0))
            .put("pathTemplate", route.template())
            .put("title", route.title());
      }
    }
  }

  private static void put(ObjectNode json, Credentials pair) {
    json.put("user", pair.user());
    json.put("token", pair.token());
  }
}
