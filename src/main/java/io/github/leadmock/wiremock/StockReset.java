package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes each reset of a stock WireMock to its defaults a full one. It loads its mappings again in
 * {@code POST /__admin/reset} and {@code POST /__admin/mappings/reset}, and before each test of its
 * JUnit extension, and does not say which of them it is. Thread-safe.
 */
final class StockReset implements MappingsLoaderExtension {

  private final Runnable reset;
  private final AtomicBoolean started = new AtomicBoolean();

  /**
   * Creates it.
   *
   * @param reset restores what a test can change
   */
  StockReset(Runnable reset) {
    this.reset = reset;
  }

  @Override
  public String getName() {
    return "leadmock-stock-reset";
  }

  @Override
  public void loadMappingsInto(StubMappings stubs) {
    if (started.getAndSet(true)) {
      reset.run();
    }
  }
}
