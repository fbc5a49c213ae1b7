package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.responsetemplating.TemplateEngine;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.Optional;

/**
 * Loads stub mappings when WireMock starts and whenever it is reset to its defaults: first the
 * user's own, then those of ours whose id is not taken.
 */
public final class StubLoader implements MappingsLoaderExtension {

  private final Optional<StubsFolder> folder;
  private final BundledStubs bundled;
  private final TemplateEngine templates;

  public StubLoader(Optional<StubsFolder> folder, BundledStubs bundled, TemplateEngine templates) {
    this.folder = folder;
    this.bundled = bundled;
    this.templates = templates;
  }

  @Override
  public String getName() {
    return "leadmock-stubs";
  }

  @Override
  public void loadMappingsInto(StubMappings stubs) {
    folder.ifPresent(own -> own.serve(stubs, bundled, templates));
    bundled.loadInto(stubs);
  }
}
