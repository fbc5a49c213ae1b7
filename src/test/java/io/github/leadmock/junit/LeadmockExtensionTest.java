package io.github.leadmock.junit;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.http.Client;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(LeadmockExtensionTest.AnotherExtension.class)
class LeadmockExtensionTest {

  private static final URI ANOTHER = URI.create("http://another.example");

  @RegisterExtension
  static final LeadmockExtension MOCK =
      LeadmockExtension.with(LeadmockConfig.defaults().withSeed(7));

  private static int port;

  /** Resolves every URI, as another extension may. */
  static final class AnotherExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == URI.class
          && !parameter.isAnnotated(LeadmockUrl.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return ANOTHER;
    }
  }

  @Test
  @Order(1)
  void givesTheRunningMockAndItsBaseUrl(Leadmock mock, @LeadmockUrl URI baseUrl, URI another) {
    port = mock.port();
    assertThat(baseUrl).isEqualTo(URI.create("http://127.0.0.1:" + mock.port()));
    assertThat(another).isEqualTo(ANOTHER);
    assertThat(MOCK.mock()).isSameAs(mock);
    assertThat(MOCK.baseUrl()).isEqualTo(baseUrl);
    assertThat(MOCK.port()).isEqualTo(mock.port());
    assertThat(MOCK.controls()).isSameAs(mock.controls());
  }

  @Test
  @Order(2)
  void canChangeAnythingThatAMockAllows() {
    Client client = new Client(MOCK.baseUrl());
    WireMock wireMock = new WireMock("127.0.0.1", MOCK.port());
    client.addNote(Client.EMPTY, "left behind");
    wireMock.register(get("/api/v1/leads/summary/1").willReturn(ok("left behind")));
    wireMock.setGlobalFixedDelayVariable(3);
    client
        .anonymous()
        .body("{\"operation\":\"liveforce/lead-summary\",\"status\":503}")
        .post("/__admin/leadmock/controls/forced");
    assertThat(MOCK.controls().controls().forced()).hasSize(1);
    assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isEqualTo(1);
    assertThat(client.get("/api/v1/leads/summary/1").asString()).isEqualTo("left behind");
  }

  @Test
  @Order(3)
  void startsEachTestAsTheFirst() {
    Client client = new Client(MOCK.baseUrl());
    WireMock wireMock = new WireMock("127.0.0.1", MOCK.port());
    assertThat(wireMock.getGlobalSettings().getFixedDelay()).isNull();
    assertThat(Client.json(client.anonymous().get("/__admin/requests")).path("requests")).isEmpty();
    assertThat(MOCK.controls().controls().forced()).isEmpty();
    assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isZero();
    assertThat(client.get("/api/v1/leads/summary/1").asString()).contains("\"john\"");
  }

  @ParameterizedTest
  @ValueSource(strings = "http://argument.example")
  void leavesTheArgumentsOfAParameterizedTestAlone(String argument, Leadmock mock) {
    assertThat(argument).isEqualTo("http://argument.example");
    assertThat(mock.port()).isEqualTo(MOCK.port());
  }

  @Test
  void saysWhenItsMockDoesNotRun() {
    assertThatThrownBy(() -> LeadmockExtension.with(LeadmockConfig.defaults()).baseUrl())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the mock runs only while a test class with this extension does; declare the field"
                + " static, with @RegisterExtension");
  }

  @Test
  void saysThatAnEarlierTestHasStoppedTheMock() {
    JupiterRun run = JupiterRun.of(Stopping.class);

    assertThat(run.passed()).containsExactly("stops(Leadmock)");
    assertThat(run.failed().get("goesOn(Leadmock)"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "an earlier test has stopped the mock, by close() or POST /__admin/shutdown; leave that"
                + " to the extension, or start a Leadmock of its own in that test");
  }

  @Test
  void showsOnStandardErrorWhatCannotBeUsed() {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      JupiterRun.of(WithABrokenFile.class);
    } finally {
      System.setErr(before);
    }

    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("leadmock: " + WithABrokenFile.FILE)
        .contains("; nothing of it is served");
  }

  @Test
  void stopsTheMockOfAFieldThatIsNotStaticAfterItsTest() {
    WithAMockEach.FORMER.clear();

    assertThat(JupiterRun.of(WithAMockEach.class).passed())
        .containsExactlyInAnyOrder("one(Leadmock)", "two(Leadmock)");

    assertThat(WithAMockEach.FORMER).hasSize(2).noneMatch(Leadmock::isRunning);
  }

  /** A user's tests that forgot to make the field static, or want a mock for each. */
  static final class WithAMockEach {
    static final List<Leadmock> FORMER = new ArrayList<>();

    @RegisterExtension final LeadmockExtension mock = new LeadmockExtension();

    @Test
    void one(Leadmock own) {
      isTheOnlyOneThatRuns(own);
    }

    @Test
    void two(Leadmock own) {
      isTheOnlyOneThatRuns(own);
    }

    private void isTheOnlyOneThatRuns(Leadmock own) {
      assertThat(mock.mock()).isSameAs(own);
      assertThat(own.isRunning()).isTrue();
      assertThat(FORMER).noneMatch(Leadmock::isRunning);
      FORMER.add(own);
    }
  }

  /** A user's tests with a data file that cannot be used. */
  static final class WithABrokenFile {
    static final Path FILE = brokenFile();

    @RegisterExtension
    static final LeadmockExtension WITH_FILE = new LeadmockExtension().withData(FILE);

    @Test
    void runs() {}

    private static Path brokenFile() {
      try {
        Path file = Files.createTempFile("leads", ".json");
        file.toFile().deleteOnExit();
        return Files.writeString(file, "{\"leads\": 7}");
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }
  }

  /** A user's tests, of which one stops the mock. */
  @ExtendWith(LeadmockExtension.class)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static final class Stopping {
    @Test
    @Order(1)
    void stops(Leadmock mock) {
      mock.close();
    }

    @Test
    @Order(2)
    void goesOn(Leadmock mock) {
      throw new AssertionError("not reached: " + mock.port());
    }
  }

  @Nested
  class InANestedClass {
    @Test
    void sharesTheMockOfTheOuterClass(Leadmock mock) {
      assertThat(mock.port()).isEqualTo(port == 0 ? MOCK.port() : port);
    }
  }
}
