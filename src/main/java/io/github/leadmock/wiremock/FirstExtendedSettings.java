package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.store.SettingsStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/**
 * Lets {@code PATCH /__admin/settings/extended} merge into nothing: WireMock 3.13.2 fails with a
 * NullPointerException until some extended settings have been set. Thread-safe.
 */
final class FirstExtendedSettings implements AdminRequestFilterV2 {

  private final SettingsStore store;

  FirstExtendedSettings(SettingsStore store) {
    this.store = store;
  }

  @Override
  public String getName() {
    return "leadmock-first-extended-settings";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    if (request.getMethod().getName().equals("PATCH")
        && Requests.adminPath(request).equals("/settings/extended")) {
      begin();
    }
    return RequestFilterAction.continueWith(request);
  }

  private void begin() {
    GlobalSettings settings = store.get();
    if (settings.getExtended() == null) {
      store.set(settings.copy().extended(Parameters.empty()).build());
    }
  }
}
