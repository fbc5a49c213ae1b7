package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An app of another origin, in a browser that holds it to the rules. */
@Tag("slow")
@ExtendWith(BrowserExtension.class)
class ForeignPageTest {

  private static final String PAGE =
      """
      <!doctype html><title>An app</title><pre id="result"></pre>
      <script type="module">
        const base = "%s", lead = base + "%s";
        const headers = { Authorization: "Basic " + btoa("you@example.com:secret"), "Content-Type": "application/json" };
        const lines = [];
        async function step(name, url, method, body) {
          const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
          const json = await response.json();
          lines.push(`${name} ${response.status}`);
          return json;
        }
        const before = await step("read", lead + "/events", "GET");
        const note = await step("add", lead + "/note", "POST", { message: "from an app" });
        const added = await step("read", lead + "/events", "GET");
        lines.push(added.events[0].data.message);
        await step("edit", lead + "/note/" + note.data.event_id, "POST", { message: "changed" });
        lines.push((await step("read", lead + "/events", "GET")).events[0].data.message);
        await step("remove", lead + "/note/" + note.data.event_id + "/remove", "POST");
        const after = await step("read", lead + "/events", "GET");
        lines.push(`${before.count} ${added.count} ${after.count}`);
        const bad = await fetch(lead + "/note", { method: "POST", headers, body: "{}" });
        lines.push(`${bad.status} ${bad.headers.get("X-Leadmock-Hint") !== null}`);
        try {
          await fetch(base + "/__admin/leadmock/status");
          lines.push("the admin side is open");
        } catch {
          lines.push("the admin side is closed");
        }
        document.getElementById("result").textContent = lines.join("\\n") + "\\ndone";
      </script>
      """;

  @Test
  void readsAddsEditsAndRemovesANoteButSeesNothingOfTheAdminSide(Browser browser)
      throws IOException {
    HttpServer app =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      byte[] page = PAGE.formatted(mock.baseUrl(), App.LEAD).getBytes(StandardCharsets.UTF_8);
      app.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            try (var body = exchange.getResponseBody()) {
              body.write(page);
            }
          });
      app.start();

      browser.get(URI.create("http://127.0.0.1:" + app.getAddress().getPort() + "/"));
      browser.awaitText("#result", "done");

      assertThat(browser.text("#result"))
          .isEqualTo(
              """
              read 200
              add 200
              read 200
              from an app
              edit 200
              read 200
              changed
              remove 200
              read 200
              0 1 0
              400 true
              the admin side is closed
              done""");
      browser.leave();
    } finally {
      app.stop(0);
    }
  }
}
