import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.junit.ContractTests;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of the library writes; compiled and run with the oldest and the newest JUnit. */
class SmallProjectTest {

  @RegisterExtension
  static LeadmockExtension mock = LeadmockExtension.with(LeadmockConfig.defaults().withSeed(7));

  @Test
  void getsTheBaseUrl(@LeadmockUrl URI baseUrl) throws Exception {
    assertEquals(200, status(baseUrl));
  }

  @Test
  void hasAccessors() throws Exception {
    assertEquals(200, status(mock.baseUrl()));
    assertEquals(mock.port(), mock.mock().port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://one.example", "http://two.example"})
  void leavesArgumentsAlone(URI argument) {
    assertTrue(argument.getHost().endsWith(".example"));
  }

  @TestFactory
  Stream<DynamicNode> meetsTheContract() {
    return ContractTests.liveForce(mock.baseUrl(), "3")
        .user("you@example.com")
        .token("secret")
        .tests();
  }

  @Nested
  class Inside {
    @Test
    void sharesTheMock() throws Exception {
      assertEquals(200, status(mock.baseUrl()));
    }
  }

  /** The other way to have a mock. */
  @ExtendWith(LeadmockExtension.class)
  static class AnnotatedTest {
    @Test
    void getsWhatItAsksFor(Leadmock own, @LeadmockUrl URI baseUrl) throws Exception {
      assertEquals(own.baseUrl(), baseUrl);
      assertEquals(200, status(baseUrl));
    }
  }

  private static int status(URI baseUrl) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(baseUrl.resolve("/api/v1/leads/summary/1"))
            .header("Authorization", "Basic eW91OnNlY3JldA==")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }
}
