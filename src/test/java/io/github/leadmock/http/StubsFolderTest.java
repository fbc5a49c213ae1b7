package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of the user's own stubs, changed by an editor while the mock runs. */
@Tag("slow")
class StubsFolderTest {

  private static final String EVENTS = path(Client.ONE_EVENT) + "/events";

  @TempDir private Path dir;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private Leadmock mock;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(dir.resolve("mappings/deep"));
    Files.createDirectories(dir.resolve("__files"));
    write("mappings/hello.json", stub("/hello", "first"));
    mock = Leadmock.start(LeadmockConfig.defaults().withStubs(dir), log::add);
    client = new Client(mock.baseUrl());
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @Test
  void servesSingleAndMultiMappingFilesInAnyFolder() throws IOException {
    assertThat(text("/hello")).isEqualTo("first");
    write(
        "mappings/deep/two.json",
        "// a comment, as WireMock allows it\n{'mappings': [%s, %s]}"
            .formatted(stub("/one", "1"), stub("/two", "2")));

    await(() -> text("/two").equals("2"));
    assertThat(text("/one")).isEqualTo("1");
    assertThat(log).isEmpty();
  }

  @Test
  void servesAnEditWithinASecondAndKeepsWhatWasWritten() throws IOException {
    client.addNote(Client.EMPTY, "hello");
    Duration fastest = Duration.ofDays(1);
    for (int i = 0; i < 3; i++) {
      String text = "edit " + i;
      long start = System.nanoTime();
      write("mappings/hello.json", stub("/hello", text));
      await(() -> text("/hello").equals(text));
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      fastest = took.compareTo(fastest) < 0 ? took : fastest;
    }
    // The fastest of three, because this machine may be busy.
    assertThat(fastest).isLessThan(Duration.ofSeconds(1));
    assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isEqualTo(1);
  }

  @Test
  void playsAScenario() throws IOException {
    write(
        "mappings/door.json",
        "{'mappings': [%s, %s]}"
            .formatted(
                stub("/door", "closed")
                    .replaceFirst(
                        "\\{",
                        "{\"scenarioName\": \"door\", \"requiredScenarioState\": \"Started\","
                            + " \"newScenarioState\": \"open\", "),
                stub("/door", "open")
                    .replaceFirst(
                        "\\{",
                        "{\"scenarioName\": \"door\", \"requiredScenarioState\": \"open\", ")));
    await(() -> client.get("/__admin/scenarios").asString().contains("\"door\""));

    assertThat(text("/door")).isEqualTo("closed");
    assertThat(text("/door")).isEqualTo("open");
    assertThat(text("/door")).isEqualTo("open");
  }

  @Test
  void winsOverOursByDefaultAndAsThePrioritySays() throws IOException {
    write("mappings/mine.json", stub(EVENTS, "mine"));
    await(() -> text(EVENTS).equals("mine"));

    write("mappings/mine.json", stub(EVENTS, "mine").replaceFirst("\\{", "{\"priority\": 11, "));
    await(() -> text(EVENTS).contains("\"events\""));
  }

  @Test
  void servesAFileThatAnEditorPutsInPlaceByRenaming() throws IOException {
    write("mappings/.hello.json.swp", "no json");
    write("mappings/hello.json~", "no json");
    write("mappings/#hello.json#", "no json");
    write("mappings/4913", "");
    write("mappings/hello.json.tmp", stub("/hello", "second"));
    Files.move(
        dir.resolve("mappings/hello.json.tmp"),
        dir.resolve("mappings/hello.json"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);

    await(() -> text("/hello").equals("second"));
    assertThat(log).isEmpty();
  }

  @Test
  void takesDeletedStubsOutAndPutsOursBack() throws IOException {
    String ours = "04abe423-dc23-50a7-a8b8-55ea51c581dc";
    write(
        "mappings/add.json",
        stub(path(Client.EMPTY) + "/note", "mine")
            .replaceFirst("\\{", "{\"id\": \"" + ours + "\", "));
    await(() -> client.addNote(Client.EMPTY, "x").asString().equals("mine"));

    Files.delete(dir.resolve("mappings/add.json"));
    Files.delete(dir.resolve("mappings/hello.json"));

    await(() -> client.anonymous().get("/hello").statusCode() == 404);
    await(() -> client.addNote(Client.EMPTY, "x").asString().contains("event_id"));
  }

  @Test
  void keepsTheLastGoodVersionOfABrokenFileAndSaysSo() throws IOException {
    write("mappings/hello.json", "{\n  \"request\": {,\n}");
    await(() -> !log.isEmpty());

    assertThat(text("/hello")).isEqualTo("first");
    assertThat(log)
        .containsExactly(
            dir
                + "/mappings/hello.json is broken at line 2, column 15: Unexpected character (','"
                + " (code 44)): was expecting double-quote to start property name; its last valid"
                + " version stays in use");

    write("mappings/hello.json", stub("/hello", "second"));
    await(() -> text("/hello").equals("second"));
    assertThat(log).hasSize(2);
    assertThat(log.get(1)).isEqualTo(dir + "/mappings/hello.json is fixed and served again");
  }

  @Test
  void servesNothingOfAFileThatWasNeverValid() throws IOException {
    write("mappings/new.json", "");
    await(() -> !log.isEmpty());
    assertThat(log)
        .containsExactly(
            dir + "/mappings/new.json is empty; expected a stub mapping; nothing of it is served");
  }

  @Test
  void servesNoFileThatIsHalfWritten() throws IOException, InterruptedException {
    byte[] second = stub("/hello", "second").getBytes(StandardCharsets.UTF_8);
    Set<String> seen = new HashSet<>();
    long longest = 0;
    try (OutputStream file = Files.newOutputStream(dir.resolve("mappings/hello.json"))) {
      for (byte one : second) {
        long start = System.nanoTime();
        file.write(one);
        seen.add(text("/hello"));
        Thread.sleep(10);
        longest = Math.max(longest, System.nanoTime() - start);
      }
    }
    await(() -> text("/hello").equals("second"));

    assertThat(seen).containsExactly("first");
    // A file unchanged for a second is reported as broken, which can happen on a busy machine.
    if (longest < Duration.ofMillis(500).toNanos()) {
      assertThat(log).isEmpty();
    }
  }

  @Test
  void refusesAnIdThatAnotherFileHasUntilItIsFree() throws IOException {
    String id = "{\"id\": \"7b7e1c1e-8f57-4b2c-9b1a-1f6f0c4d2a11\", ";
    write("mappings/a.json", stub("/a", "a").replaceFirst("\\{", id));
    await(() -> text("/a").equals("a"));
    write("mappings/b.json", stub("/b", "b").replaceFirst("\\{", id));
    await(() -> !log.isEmpty());
    assertThat(log)
        .containsExactly(
            dir
                + "/mappings/b.json gives a mapping the id 7b7e1c1e-8f57-4b2c-9b1a-1f6f0c4d2a11,"
                + " which a.json has; expected one of its own; nothing of it is served");

    Files.delete(dir.resolve("mappings/a.json"));
    await(() -> text("/b").equals("b"));
    assertThat(client.anonymous().get("/a").statusCode()).isEqualTo(404);
    assertThat(log.get(1)).isEqualTo(dir + "/mappings/b.json is fixed and served again");
  }

  @Test
  void readsBodiesFromFilesAndFollowsTheirEdits() throws IOException {
    write("__files/deep/page.html.hbs", "<p>{{request.query.name}}</p>");
    write("__files/plain.txt", "plain {{");
    write(
        "mappings/page.json",
        "{'mappings': [%s, %s]}"
            .formatted(
                file("/page", "deep/page.html.hbs", "response-template"),
                file("/plain", "plain.txt", "")));
    await(() -> text("/page?name=jane").equals("<p>jane</p>"));
    assertThat(text("/plain")).isEqualTo("plain {{");

    write("__files/deep/page.html.hbs", "<b>{{request.query.name}}</b>");
    write("__files/plain.txt", "plainer");
    await(() -> text("/page?name=jane").equals("<b>jane</b>"));
    await(() -> text("/plain").equals("plainer"));

    write("__files/deep/page.html.hbs", "<b>{{#if name}}</b>");
    await(() -> !log.isEmpty());
    assertThat(text("/page?name=jane")).isEqualTo("<b>jane</b>");
    assertThat(log.get(0))
        .startsWith(dir + "/__files/deep/page.html.hbs is not a template: 1:")
        .endsWith("; its last valid version stays in use");
    write("__files/deep/page.html.hbs", "<i>{{request.query.name}}</i>");
    await(() -> text("/page?name=jane").equals("<i>jane</i>"));
    assertThat(log.get(1)).isEqualTo(dir + "/__files/deep/page.html.hbs is fixed and served again");
  }

  @Test
  void servesNoMappingBeforeItsBody() throws IOException {
    // So many that a look takes long enough for requests to arrive during it.
    for (int i = 0; i < 300; i++) {
      write("__files/.new/before-%s.txt".formatted(i), "x".repeat(100_000));
    }
    write("__files/.new/page.txt", "whole");
    assertThat(client.anonymous().get("/page").statusCode()).isEqualTo(404);
    Files.move(dir.resolve("__files/.new"), dir.resolve("__files/new"));
    write("mappings/page.json", file("/page", "new/page.txt", ""));
    Set<Integer> statuses = new HashSet<>();
    await(
        () -> {
          for (int i = 0; i < 100 && !statuses.contains(200); i++) {
            statuses.add(client.anonymous().get("/page").statusCode());
          }
          return statuses.contains(200);
        });

    assertThat(statuses).doesNotContain(500);
    assertThat(log).isEmpty();
  }

  @Test
  void refusesAStubByApiWhoseFileIsNoTemplate() throws IOException {
    write("__files/broken.txt", "{{#if}}");
    write("mappings/plain.json", file("/plain", "broken.txt", ""));
    await(() -> text("/plain").equals("{{#if}}"));

    Response refused =
        client
            .anonymous()
            .body(file("/x", "broken.txt", "response-template").replace('\'', '"'))
            .post("/__admin/mappings");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Client.json(refused).at("/errors/0/title").asString())
        .startsWith(
            "the response has a body from the file 'broken.txt' that is not a template: 1:");
  }

  @Test
  void saysOfABodyThatIsNoTemplateThatItIsNone() throws IOException {
    write("__files/broken.hbs", "{{nohelper 1}}");
    write("mappings/broken.json", file("/broken", "broken.hbs", "response-template"));
    String fault = dir + "/__files/broken.hbs is not a template: 1:2: could not find helper";
    await(() -> client.anonymous().get("/broken").statusCode() == 500);

    if (!"wiremock".equals(System.getProperty("leadmock.front"))) {
      assertThat(Client.json(client.anonymous().get("/broken")).path("message").asString())
          .startsWith(fault);
    }
    assertThat(log).anyMatch(line -> line.startsWith(fault));
  }

  @Test
  void listsTheFilesAsAStockServerDoes() throws IOException {
    write("__files/b.txt", "b");
    write("__files/deep/a b.txt", "a");
    write("mappings/b.json", file("/b", "b.txt", ""));
    await(() -> text("/b").equals("b"));

    Response files = client.anonymous().get("/__admin/files");
    assertThat(Client.json(files).toString()).isEqualTo("[\"b.txt\",\"deep/a b.txt\"]");
    assertThat(client.anonymous().get("/__admin/files/b.txt").asString()).isEqualTo("b");
  }

  @Test
  void letsNoNameLeaveTheFolder() throws IOException {
    write("secret.txt", "s3cret");
    write("__files/inside.txt", "inside");
    write(
        "mappings/out.json",
        "{'mappings': [%s, %s, %s]}"
            .formatted(
                file("/out", "../secret.txt", ""),
                file("/absolute", dir.resolve("secret.txt").toString(), ""),
                file("/asked", "{{request.query.file}}", "response-template")));
    await(() -> text("/asked?file=inside.txt").equals("inside"));

    for (String url : List.of("/out", "/absolute")) {
      assertThat(client.anonymous().get(url).statusCode()).as(url).isEqualTo(404);
    }
    Response response = client.anonymous().get("/asked?file=../secret.txt");
    assertThat(response.statusCode()).isEqualTo(500);
    String missing =
        dir + "/__files has no '../secret.txt', which a stub mapping names as its bodyFileName";
    if (!"wiremock".equals(System.getProperty("leadmock.front"))) {
      assertThat(Client.json(response).path("message").asString()).isEqualTo(missing);
      assertThat(response.header("X-Leadmock-Explain")).isNotEmpty();
      assertThat(client.anonymous().get("/__admin/leadmock/requests?status=500").asString())
          .contains("One of your stub mappings names a body file that cannot be used.");
    }
    assertThat(log)
        .contains(
            dir
                + "/mappings/out.json names the body __files/../secret.txt, which does not exist; the"
                + " rest of the file is served")
        .contains(missing);
    assertThat(client.anonymous().get("/inside.txt").statusCode())
        .as("files are bodies, not a web site")
        .isEqualTo(404);
  }

  @Test
  void servesAMappingAsSoonAsItsBodyIsThere() throws IOException {
    write(
        "mappings/late.json",
        "{'mappings': [%s, %s]}".formatted(file("/late", "late.txt", ""), stub("/rest", "rest")));
    await(() -> text("/rest").equals("rest"));
    assertThat(client.anonymous().get("/late").statusCode()).isEqualTo(404);
    assertThat(log)
        .contains(
            dir
                + "/mappings/late.json names the body __files/late.txt, which does not exist; the"
                + " rest of the file is served");

    write("__files/late.txt", "late");
    await(() -> text("/late").equals("late"));
    assertThat(text("/rest")).isEqualTo("rest");
    await(() -> log.contains(dir + "/mappings/late.json is fixed and served again"));
  }

  @Test
  void refusesStubsThatWouldCallOutAndTakesPersistentOnes() throws IOException {
    write(
        "mappings/proxy.json",
        "{'request': {'url': '/proxy'}, 'response': {'proxyBaseUrl': 'http://localhost:1'}}");
    write(
        "mappings/kept.json", stub("/kept", "kept").replaceFirst("\\{", "{\"persistent\": true, "));
    await(() -> text("/kept").equals("kept"));
    await(
        () ->
            log.contains(
                dir
                    + "/mappings/proxy.json cannot be served: this mock calls no other server: a"
                    + " stub mapping cannot proxy; leave response.proxyBaseUrl out; nothing of it"
                    + " is served"));
    String id =
        Client.json(client.anonymous().get("/__admin/mappings"))
            .path("mappings")
            .valueStream()
            .filter(mapping -> mapping.at("/request/url").asString().equals("/kept"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    assertThat(client.anonymous().delete("/__admin/mappings/" + id).statusCode()).isEqualTo(200);
  }

  @Test
  void letsAFileStandInForATemplateOfOurs() throws IOException {
    assertThat(client.addNote(Client.EMPTY, "x").asString()).contains("event_id");
    write("__files/saved-note.json.hbs", "{\"mine\": {{{reply.event.message}}} }");
    write("__files/error.json.hbs", "{\"both\": {{{reply.message}}} }");
    write("__files/liveforce/error.json.hbs", "{\"live\": {{{reply.message}}} }");

    await(() -> json(client.addNote(Client.EMPTY, "x")).has("mine"));
    await(() -> json(client.get("/leads/nothing")).has("live"));
    assertThat(json(client.addNote(Client.EMPTY, "")).has("both")).isTrue();

    Files.delete(dir.resolve("__files/saved-note.json.hbs"));
    await(() -> client.addNote(Client.EMPTY, "x").asString().contains("event_id"));
  }

  @Test
  void comesBackWithAResetOfWireMock() throws IOException {
    client.anonymous().delete("/__admin/mappings");
    assertThat(client.anonymous().get("/hello").statusCode()).isEqualTo(404);

    client.anonymous().post("/__admin/mappings/reset");
    assertThat(text("/hello")).isEqualTo("first");

    write("mappings/hello.json", stub("/hello", "second"));
    await(() -> text("/hello").equals("second"));
  }

  @Test
  void saysWhenTheFolderGoesAndComes() throws IOException {
    Path away = dir.resolveSibling(dir.getFileName() + "-away");
    Files.move(dir, away);
    await(() -> !log.isEmpty());
    assertThat(log).containsExactly(dir + " is missing; its last content stays in use");
    assertThat(text("/hello")).isEqualTo("first");
    Files.move(away, dir);
    await(() -> log.size() > 1);
    assertThat(log.get(1)).isEqualTo(dir + " is back");
  }

  @Test
  void needsTheFolder() throws IOException {
    Path nowhere = dir.resolve("nowhere");
    assertThatThrownBy(() -> Leadmock.start(LeadmockConfig.defaults().withStubs(nowhere)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "cannot use stubs from '%s': there is no such folder; create it or name another"
                + " (--stubs)",
            nowhere);
    Path empty = Files.createDirectory(dir.resolve("empty"));
    List<String> said = new CopyOnWriteArrayList<>();
    try (Leadmock other = Leadmock.start(LeadmockConfig.defaults().withStubs(empty), said::add)) {
      assertThat(said).containsExactly(empty + " has neither mappings nor __files so far");
      assertThat(new Client(other.baseUrl()).get("/leads/summary/1").statusCode()).isEqualTo(200);
    }
  }

  private String text(String url) {
    return client.authorized().get(url).asString();
  }

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String stub(String url, String body) {
    return "{\"request\": {\"method\": \"ANY\", \"url\": \"%s\"}, \"response\": {\"status\": 200, \"body\": \"%s\"}}"
        .formatted(url, body);
  }

  private static String file(String path, String name, String transformer) {
    return ("{\"request\": {\"urlPath\": \"%s\"}, \"response\": {\"status\": 200, \"bodyFileName\":"
            + " \"%s\", \"transformers\": [\"%s\"]}}")
        .formatted(path, name, transformer);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within ten seconds").isLessThan(deadline);
      try {
        Thread.sleep(20);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
