package io.github.leadmock.http;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a server as a user of the APIs would, over HTTP. */
public record Client(URI baseUrl) {

  public static final String COMPANY = "c0ffee00-1ead-4000-8000-000000000000";
  public static final String EMPTY = lead(1);
  public static final String ONE_EVENT = lead(2);
  public static final String ONE_PAGE = lead(3);
  public static final String ONE_MORE = lead(4);
  public static final String VERY_LONG = lead(5);
  public static final String MARKUP = lead(8);
  public static final String MANY_COMMENTS = lead(9);

  private static final JsonMapper JSON = new JsonMapper();

  private static String lead(int number) {
    return "c0ffee00-1ead-4000-8000-00000000000" + number;
  }

  /** The path of a lead of the named company. */
  public static String path(String lead) {
    return "/companies/" + COMPANY + "/leads/" + lead;
  }

  /** A request without credentials; URLs are sent unchanged. */
  public RequestSpecification anonymous() {
    return RestAssured.given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .defaultContentCharset("UTF-8")
                        // Bodies are sent as bytes, whatever the content type.
                        .encodeContentTypeAs(
                            "application/x-www-form-urlencoded", ContentType.BINARY)
                        .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)
                        .encodeContentTypeAs("nonsense", ContentType.BINARY)))
        .baseUri(baseUrl.toString())
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false);
  }

  /** A request with credentials. */
  public RequestSpecification authorized() {
    return anonymous().auth().preemptive().basic("jane.doe@example.com", "secret");
  }

  public Response get(String path) {
    return authorized().get(path);
  }

  /** Requests many URLs without credentials, one after the other on one connection. */
  public void getEach(Stream<String> paths) {
    HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    paths.forEach(
        path ->
            browser
                .sendAsync(
                    HttpRequest.newBuilder(baseUrl.resolve(path)).build(),
                    HttpResponse.BodyHandlers.discarding())
                .join());
  }

  /** Posts a body as curl -d does. */
  public Response post(String path, String body) {
    return authorized()
        .contentType("application/x-www-form-urlencoded")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post(path);
  }

  public Response addNote(String lead, String message) {
    return post(path(lead) + "/note", JSON.writeValueAsString(Map.of("message", message)));
  }

  public Response updateNote(String lead, String note, String message) {
    return post(path(lead) + "/note/" + note, JSON.writeValueAsString(Map.of("message", message)));
  }

  public Response removeNote(String lead, String note) {
    return authorized().post(path(lead) + "/note/" + note + "/remove");
  }

  public JsonNode events(String lead, String query) {
    return json(get(path(lead) + "/events" + query));
  }

  /** All events of a lead, page by page. */
  public List<JsonNode> walk(String lead, int size) {
    List<JsonNode> events = new ArrayList<>();
    JsonNode page = events(lead, "?start=0&size=" + size);
    while (!page.path("events").isEmpty()) {
      page.path("events").forEach(events::add);
      page = events(lead, "?start=" + events.size() + "&size=" + size);
    }
    return events;
  }

  public static JsonNode json(Response response) {
    return JSON.readTree(response.asByteArray());
  }

  public static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
