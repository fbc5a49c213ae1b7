package io.github.leadmock.http;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.recordSpec;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.admin.model.ServeEventQuery;
import com.github.tomakehurst.wiremock.client.HttpAdminClient;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.Metadata;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.stubbing.StubImport;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * WireMock's Java client, call by call, against the mock and a stock WireMock. They differ only as
 * {@code docs/stubs.md} says.
 */
class WireMockClientTest {

  private static final UUID MINE = UUID.fromString("11111111-1111-4111-8111-111111111111");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  private static Map<String, Function<Admin, @Nullable Object>> calls() {
    Map<String, Function<Admin, @Nullable Object>> calls = new LinkedHashMap<>();
    calls.put("addStubMapping", admin -> done(() -> admin.addStubMapping(get("/other").build())));
    calls.put("editStubMapping", admin -> done(() -> admin.editStubMapping(mine("edited"))));
    calls.put("removeStubMapping", admin -> done(() -> admin.removeStubMapping(MINE)));
    calls.put("listAllStubMappings", Admin::listAllStubMappings);
    calls.put("getStubMapping", admin -> admin.getStubMapping(MINE));
    calls.put("saveMappings", admin -> done(admin::saveMappings));
    calls.put("resetRequests", admin -> done(admin::resetRequests));
    calls.put("resetScenarios", admin -> done(admin::resetScenarios));
    calls.put("resetMappings", admin -> done(admin::resetMappings));
    calls.put("resetAll", admin -> done(admin::resetAll));
    calls.put("resetToDefaultMappings", admin -> done(admin::resetToDefaultMappings));
    calls.put("getServeEvents", admin -> admin.getServeEvents(ServeEventQuery.ALL));
    calls.put(
        "getServedStub",
        admin ->
            admin.getServedStub(admin.getServeEvents().getServeEvents().get(0).getId()).getItem());
    calls.put("countRequestsMatching", admin -> admin.countRequestsMatching(asked()));
    calls.put("findRequestsMatching", admin -> admin.findRequestsMatching(asked()));
    calls.put("findUnmatchedRequests", Admin::findUnmatchedRequests);
    calls.put(
        "removeServeEvent",
        admin ->
            done(
                () ->
                    admin.removeServeEvent(
                        admin.getServeEvents().getServeEvents().get(0).getId())));
    calls.put("removeServeEventsMatching", admin -> admin.removeServeEventsMatching(asked()));
    calls.put(
        "removeServeEventsForStubsMatchingMetadata",
        admin -> admin.removeServeEventsForStubsMatchingMetadata(owner()));
    calls.put(
        "findTopNearMissesFor",
        admin -> admin.findTopNearMissesFor(getRequestedFor(urlEqualTo("/mind")).build()));
    calls.put("findNearMissesForUnmatchedRequests", Admin::findNearMissesForUnmatchedRequests);
    calls.put("getAllScenarios", Admin::getAllScenarios);
    calls.put("resetScenario", admin -> done(() -> admin.resetScenario("turns")));
    calls.put("setScenarioState", admin -> done(() -> admin.setScenarioState("turns", "second")));
    calls.put(
        "updateGlobalSettings",
        admin ->
            done(() -> admin.updateGlobalSettings(GlobalSettings.builder().fixedDelay(1).build())));
    calls.put("getGlobalSettings", Admin::getGlobalSettings);
    calls.put("snapshotRecord", Admin::snapshotRecord);
    calls.put(
        "startRecording",
        admin -> done(() -> admin.startRecording(recordSpec().forTarget("http://127.0.0.1:1"))));
    calls.put("stopRecording", Admin::stopRecording);
    calls.put("getRecordingStatus", Admin::getRecordingStatus);
    calls.put("findUnmatchedStubs", Admin::findUnmatchedStubs);
    calls.put("findAllStubsByMetadata", admin -> admin.findAllStubsByMetadata(owner()));
    calls.put("removeStubsByMetadata", admin -> done(() -> admin.removeStubsByMetadata(owner())));
    calls.put(
        "importStubs",
        admin ->
            done(
                () ->
                    admin.importStubs(
                        StubImport.stubImport()
                            .stub(get("/imported"))
                            .deleteAllExistingStubsNotInImport()
                            .build())));
    // Options of the client itself, without a call.
    calls.put("getOptions", admin -> String.valueOf(admin.getOptions() == null));
    calls.put("shutdownServer", admin -> done(admin::shutdownServer));
    return calls;
  }

  @Test
  void knowsEveryCallOfTheClient() {
    assertThat(calls().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Admin.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void differsFromAStockServerAsTheDocumentSays(@TempDir Path folder) throws IOException {
    Map<String, String> differences = new TreeMap<>();
    for (Map.Entry<String, Function<Admin, @Nullable Object>> call : calls().entrySet()) {
      // Calls that save or record create files.
      Path root = Files.createDirectories(folder.resolve(call.getKey()));
      Files.createDirectory(root.resolve("mappings"));
      WireMockServer stock =
          new WireMockServer(
              wireMockConfig()
                  .bindAddress("127.0.0.1")
                  .dynamicPort()
                  .usingFilesUnderDirectory(root.toString()));
      stock.start();
      try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
        String expected = outcome(stock.port(), call.getValue());
        String actual = outcome(mock.port(), call.getValue());
        if (!actual.equals(expected)) {
          differences.put(call.getKey(), expected + "\n -> " + actual);
        }
      } finally {
        stock.stop();
      }
    }

    assertThat(differences.keySet()).as(differences::toString).isEqualTo(documented());
  }

  private static Set<String> documented() throws IOException {
    return ROW.matcher(Files.readString(Path.of("docs/stubs.md")))
        .results()
        .map((MatchResult row) -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a call returns, and the state afterwards. */
  private static String outcome(int port, Function<Admin, @Nullable Object> call) {
    Admin admin = new HttpAdminClient("127.0.0.1", port);
    admin.addStubMapping(mine("mine"));
    Client client = new Client(URI.create("http://127.0.0.1:" + port));
    client.anonymous().get("/mine");
    client.anonymous().get("/nothing");
    String given;
    try {
      given = "gives " + Json.write(call.apply(admin));
    } catch (RuntimeException failed) {
      given = "throws " + failed.getClass().getSimpleName();
    }
    return (given + after(admin))
        .replace(String.valueOf(port), "PORT")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
        .replaceAll("\"loggedDate(String)?\"\\s*:\\s*[^,}]+,?", "")
        .replaceAll("\"(addedDelay|processTime|responseSendTime|serveTime|totalTime)\"[^,}]+,?", "")
        .replaceAll("\\s+", " ");
  }

  private static String after(Admin admin) {
    try {
      return "; then %s mine, %s requests, delay %s"
          .formatted(
              admin.listAllStubMappings().getMappings().stream()
                  .filter(
                      stub -> stub.getMetadata() == null || !stub.getMetadata().containsKey("api"))
                  .count(),
              admin.getServeEvents().getServeEvents().size(),
              admin.getGlobalSettings().getSettings().getFixedDelay());
    } catch (RuntimeException stopped) {
      return "; then " + stopped.getClass().getSimpleName();
    }
  }

  private static StubMapping mine(String body) {
    StubMapping mine =
        get("/mine")
            .inScenario("turns")
            .withMetadata(new Metadata(Map.of("owner", "me")))
            .willReturn(ok(body))
            .build();
    mine.setId(MINE);
    return mine;
  }

  private static RequestPattern asked() {
    return getRequestedFor(anyUrl()).build();
  }

  private static StringValuePattern owner() {
    return matchingJsonPath("$.owner", equalTo("me"));
  }

  private static @Nullable Object done(Runnable call) {
    call.run();
    return null;
  }
}
