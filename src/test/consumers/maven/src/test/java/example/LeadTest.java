package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.leadmock.Leadmock;
import io.github.leadmock.Operation;
import io.github.leadmock.junit.ContractTests;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeadmockExtension.class)
class LeadTest {

  @Test
  void getsTheDocumentedLead(@LeadmockUrl URI baseUrl) throws Exception {
    HttpResponse<String> summary = call(baseUrl, "/api/v1/leads/summary/1");

    assertEquals(200, summary.statusCode());
    assertTrue(summary.body().contains("\"john\""), summary.body());
  }

  @Test
  void failsACallAndServesAStub(Leadmock mock) throws Exception {
    mock.failNext(Operation.LEAD_SUMMARY, 503);
    assertEquals(503, call(mock.baseUrl(), "/api/v1/leads/summary/1").statusCode());
    assertTrue(mock.requests().get(0).forced());

    mock.wireMock().register(WireMock.get("/mine").willReturn(WireMock.ok("mine")));
    assertEquals("mine", call(mock.baseUrl(), "/mine").body());
  }

  @TestFactory
  Stream<DynamicNode> meetsTheContract(@LeadmockUrl URI baseUrl) {
    return ContractTests.liveForce(baseUrl, "3").user("you").token("secret").tests();
  }

  /** JUnit is here because this project asks for it, REST Assured is not. */
  @Test
  void bringsNoOptionalLibrary() {
    assertThrows(ClassNotFoundException.class, () -> Class.forName("io.restassured.RestAssured"));
    assertEquals("io.github.leadmock", moduleName());
  }

  private static HttpResponse<String> call(URI baseUrl, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(baseUrl.resolve(path))
            .header("Authorization", "Basic eW91OnNlY3JldA==")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static String moduleName() {
    return java.lang.module.ModuleFinder.of(
            java.nio.file.Path.of(
                URI.create(
                    Leadmock.class.getProtectionDomain().getCodeSource().getLocation().toString())))
        .findAll()
        .iterator()
        .next()
        .descriptor()
        .name();
  }
}
