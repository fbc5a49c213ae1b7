package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.leadmock.engine.Engine;

/**
 * Makes WireMock's {@code POST /__admin/reset} restore everything that a test can change. WireMock
 * itself resets stub mappings, scenarios and the journal, and thereby the world; this adds the
 * controls, the log, the scorecards and the global settings. Thread-safe.
 */
final class FullReset implements AdminRequestFilterV2 {

  private final Engine engine;
  private final Stores stores;

  FullReset(Engine engine, Stores stores) {
    this.engine = engine;
    this.stores = stores;
  }

  @Override
  public String getName() {
    return "leadmock-full-reset";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    String path = Requests.adminPath(request);
    if (request.getMethod().getName().equals("POST") && path.equals("/reset")) {
      resetOurs();
    }
    return RequestFilterAction.continueWith(request);
  }

  /** Resets what WireMock's own reset does not. */
  void resetOurs() {
    engine.resetAll();
    stores.getSettingsStore().set(GlobalSettings.defaults());
  }
}
