package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.engine.VendorApis;
import io.github.leadmock.message.JsonText;
import java.util.List;
import java.util.Optional;

/**
 * Restores the initial world on WireMock's own reset, and with a call of its own if it has a route.
 */
final class WorldReset implements StubLifecycleListener, AdminApiExtension {

  private final VendorApis vendors;
  private final boolean route;

  WorldReset(VendorApis vendors, boolean route) {
    this.vendors = vendors;
    this.route = route;
  }

  @Override
  public String getName() {
    return "leadmock-reset";
  }

  @Override
  public void afterStubsReset() {
    vendors.reset();
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    if (route) {
      router.add(
          RequestMethod.POST, "/leadmock/reset", (admin, event, path) -> reset(event.getRequest()));
    }
  }

  /** Resets the session that the request names, or all sessions if it names none. */
  private ResponseDefinition reset(LoggedRequest request) {
    Optional<String> parameter = Requests.query(request.getUrl()).keySet().stream().findFirst();
    if (parameter.isPresent()) {
      return refusal(
          "query " + parameter.get(),
          "no parameters here; the header %s names a session".formatted(Isolation.HEADER),
          parameter.get());
    }
    String body = request.getBodyAsString().strip();
    // Some clients always send an object.
    if (!body.isEmpty() && !body.equals("{}")) {
      return refusal(
          "body",
          "no body here; the header %s names a session".formatted(Isolation.HEADER),
          "one of %s characters".formatted(body.length()));
    }
    List<String> names = Requests.of(request).header(Isolation.HEADER);
    Optional<Isolation.Fault> fault = Isolation.fault(names);
    if (fault.isPresent()) {
      return refusal("header " + Isolation.HEADER, fault.get().expected(), fault.get().got());
    }
    names.stream().findFirst().ifPresentOrElse(vendors::reset, vendors::reset);
    return ResponseDefinitionBuilder.okForEmptyJson().build();
  }

  private static ResponseDefinition refusal(String where, String expected, String got) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(400)
        .withHeader("Content-Type", "application/json")
        .withBody(
            "{\"errors\":[{\"where\":%s,\"expected\":%s,\"got\":%s}]}"
                .formatted(JsonText.of(where), JsonText.of(expected), JsonText.of(got)))
        .build();
  }
}
