package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.proxy.ProxyServer;
import io.github.leadmock.proxy.ProxySettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console of a proxy shows what passes, and that it is a proxy. */
@Tag("slow")
@ExtendWith(BrowserExtension.class)
class ProxyConsoleTest {

  @Test
  void showsWhatPassesThroughAProxy(Browser browser) throws Exception {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withPort(0));
        ProxyServer proxy =
            ProxyServer.start(
                ProxySettings.of("metroleads", mock.baseUrl()),
                found -> {},
                call -> {},
                line -> {})) {
      URI address = URI.create("http://127.0.0.1:" + proxy.port());
      HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(address.resolve("/companies/a/leads/b/events?size=abc"))
                  .build(),
              BodyHandlers.discarding());
      assertThat(proxy.report().requests()).isEqualTo(1);

      browser.leave();
      browser.get(address.resolve("/__admin/leadmock/"));
      browser.awaitText("#shell", "Proxy for " + mock.baseUrl());
      browser.awaitText("#content", "/companies/a/leads/b/events?size=abc");

      assertThat(browser.text("nav")).contains("Requests", "Controls", "Rules");
      assertThat(browser.text("nav")).doesNotContain("Leads", "Start");
      browser.photograph("proxy", 1200);

      browser.script(
          """
          HTMLAnchorElement.prototype.click = () => {};
          sessionStorage.setItem("leadmock.adminToken", "s3cret");
          """);
      browser.click("Findings");
      browser.awaitText("#toast", "Saved findings.json");

      browser.one(".rows a.request").click();
      browser.awaitText(".why", "Against the contract.");
      assertThat(browser.text("#content")).doesNotContain("Replay", "the mock refused");

      browser.open(address, "controls");
      browser.awaitText("#content", "Make calls fail");
      assertThat(browser.text("#content"))
          .contains("All calls", "Export and import", "Add a note")
          .doesNotContain("clock", "Reset the data", "Prefer", "Get the summary");
      browser.click("As proxy options");
      assertThat(browser.text(".transfer pre"))
          .contains("./leadmock proxy", "--api metroleads", "--upstream " + mock.baseUrl());
      browser.photograph("proxy-controls", 1200);
      assertThat(browser.complaints()).isEmpty();
      browser.leave();
    }
  }
}
