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

/** What a client needs to know to use a running mock, as JSON. */
final class Status {

  private Status() {}

  /**
   * The document.
   *
   * @param baseUrl the address that the caller used
   */
  static ObjectNode of(MockDescription mock, String baseUrl) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", mock.version());
    json.put("baseUrl", baseUrl);
    ArrayNode apis = json.putArray("apis");
    mock.apis().forEach(api -> put(apis.addObject(), api, mock));
    ObjectNode auth = json.putObject("auth");
    auth.put("mode", mock.auth().mode().name().toLowerCase(Locale.ROOT));
    put(auth, mock.apis().get(0).workingCredentials());
    auth.put("password", mock.auth().workingPair().token());
    json.put("seed", mock.config().seed());
    json.put("leads", mock.config().leads());
    ArrayNode on = json.putArray("controlsOn");
    mock.controlsOn().get().forEach(on::add);
    json.putObject("sessions")
        .put("mode", mock.isolate().name().toLowerCase(Locale.ROOT))
        .put("limit", mock.sessions().count())
        .put("ageMillis", mock.sessions().age().toMillis())
        .put("live", mock.world().timelines().sessionCount());
    return json;
  }

  private static void put(ObjectNode json, Api api, MockDescription mock) {
    json.put("name", api.name());
    put(json.putObject("auth"), api.workingCredentials());
    ArrayNode operations = json.putArray("operations");
    Set<String> seen = new HashSet<>();
    for (Route route : mock.routes()) {
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
