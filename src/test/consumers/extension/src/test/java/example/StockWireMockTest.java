package example;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class StockWireMockTest {

  @Test
  void servesBothApisBesideStubsOfItsOwn() throws Exception {
    WireMockServer server =
        new WireMockServer(
            wireMockConfig().bindAddress("127.0.0.1").dynamicPort().extensionScanningEnabled(true));
    server.start();
    try {
      server.stubFor(get("/mine").willReturn(ok("mine")));

      assertEquals("mine", call(server, "/mine").body());
      HttpResponse<String> summary = call(server, "/leads/summary/1");
      assertEquals(200, summary.statusCode(), summary.body());
      assertTrue(summary.body().contains("\"john\""), summary.body());
      assertEquals(404, call(server, "/leads/summary/0").statusCode());
    } finally {
      server.stop();
    }
  }

  private static HttpResponse<String> call(WireMockServer server, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
            .header("Authorization", "Basic eW91OnNlY3JldA==")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
