package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.leadmock.service.Backend;

/**
 * Brings the initial world back: with WireMock's own reset, and, when it has a route, by a call of
 * its own.
 */
final class WorldReset implements StubLifecycleListener, AdminApiExtension {

  private final Backend backend;
  private final boolean route;

  WorldReset(Backend backend, boolean route) {
    this.backend = backend;
    this.route = route;
  }

  @Override
  public String getName() {
    return "leadmock-reset";
  }

  @Override
  public void afterStubsReset() {
    backend.reset();
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    if (route) {
      router.add(
          RequestMethod.POST,
          "/leadmock/reset",
          (admin, event, path) -> {
            backend.reset();
            return ResponseDefinitionBuilder.okForEmptyJson().build();
          });
    }
  }
}
