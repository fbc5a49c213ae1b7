package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.store.SettingsStore;

/**
 * Global settings that always have extended ones, into which {@code PATCH /settings/extended}
 * merges. WireMock 3.13.2 fails there with a NullPointerException until some have been set.
 * Thread-safe if the store behind it is.
 */
record PatchableSettings(SettingsStore store) implements SettingsStore {

  @Override
  public GlobalSettings get() {
    GlobalSettings settings = store.get();
    return settings.getExtended() == null
        ? settings.copy().extended(Parameters.empty()).build()
        : settings;
  }

  @Override
  public void set(GlobalSettings settings) {
    store.set(settings);
  }
}
