package io.github.leadmock.browser;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A mock, an app that calls it, and its console in the browser; everything is reset for each test.
 */
@Tag("slow")
@ExtendWith(BrowserExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class ConsoleTestBase {

  static final String NOTE = "{\"message\":\"Please call back\"}";

  final Browser browser;
  final Leadmock mock = Leadmock.start(LeadmockConfig.defaults());
  final URI base = mock.baseUrl();
  final App app = new App(base);

  ConsoleTestBase(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void startOver() {
    browser.resize(Browser.DESKTOP, 900);
    app.startOver();
  }

  @AfterAll
  void stop() {
    browser.leave();
    mock.close();
  }
}
