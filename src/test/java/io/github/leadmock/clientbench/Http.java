package io.github.leadmock.clientbench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client that does nothing by itself, so that a client of the bench does all it does. */
final class Http implements AutoCloseable {

  static final String COMPANY = "c0ffee00-1ead-4000-8000-000000000000";
  static final String EMPTY = lead(1);
  static final String ONE_PAGE = lead(3);
  static final String ONE_MORE = lead(4);
  static final String LONG = lead(5);
  static final String LOGIN = basic("me@example.com", "secret");

  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final CloseableHttpClient client;
  private Map<String, String> usual = new TreeMap<>(Map.of("Authorization", LOGIN));

  Http(URI base) {
    this(base, 30_000);
  }

  Http(URI base, long timeOutMillis) {
    this.base = base;
    this.client =
        HttpClients.custom()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableContentCompression()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(20)
                    .setMaxConnTotal(20)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setValidateAfterInactivity(TimeValue.ofMilliseconds(-1))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(Timeout.ofMilliseconds(timeOutMillis))
                    .build())
            .build();
  }

  static String lead(int number) {
    return "/companies/%s/leads/c0ffee00-1ead-4000-8000-00000000000%s".formatted(COMPANY, number);
  }

  static String basic(String user, String token) {
    return "Basic "
        + Base64.getEncoder().encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
  }

  /** The address of the mock. */
  URI base() {
    return base;
  }

  /** Sends other headers from now on. */
  Http headers(Map<String, String> others) {
    usual = new TreeMap<>(others);
    return this;
  }

  /**
   * An answer.
   *
   * @param retryAfter the seconds of Retry-After; 0 without
   */
  record Answer(int status, String body, long retryAfter, @Nullable String location) {

    boolean ok() {
      return status == 200;
    }

    JsonNode json() {
      return JSON.readTree(body);
    }

    long count() {
      return json().path("count").longValue();
    }

    int events() {
      return json().path("events").size();
    }

    String note() {
      return json().at("/data/event_id").asString();
    }

    boolean shows(String text) {
      return body.contains(text);
    }
  }

  Answer get(String path) throws IOException {
    return send("GET", path, Map.of(), null);
  }

  Answer page(String lead, long start, long size) throws IOException {
    return get("%s/events?start=%s&size=%s".formatted(lead, start, size));
  }

  Answer add(String lead, String text) throws IOException {
    return post(lead + "/note", json(text));
  }

  Answer update(String lead, String note, String text) throws IOException {
    return post(lead + "/note/" + note, json(text));
  }

  Answer remove(String lead, String note) throws IOException {
    return send("POST", lead + "/note/" + note + "/remove", Map.of(), null);
  }

  Answer post(String path, String body) throws IOException {
    return send(
        "POST",
        path,
        Map.of("Content-Type", "application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  static String json(String text) {
    return JSON.writeValueAsString(Map.of("message", text));
  }

  /** Sends one request once. */
  Answer send(String method, String path, Map<String, String> headers, byte @Nullable [] body)
      throws IOException {
    HttpUriRequestBase request = new HttpUriRequestBase(method, base.resolve(path));
    usual.forEach(request::setHeader);
    headers.forEach(request::setHeader);
    if (body != null) {
      request.setEntity(new ByteArrayEntity(body, null));
    }
    return client.execute(
        request,
        answer -> {
          @Nullable HttpEntity entity = answer.getEntity();
          return new Answer(
              answer.getCode(),
              entity == null ? "" : EntityUtils.toString(entity, StandardCharsets.UTF_8),
              answer.containsHeader("Retry-After")
                  ? Long.parseLong(answer.getFirstHeader("Retry-After").getValue())
                  : 0,
              answer.containsHeader("Location")
                  ? answer.getFirstHeader("Location").getValue()
                  : null);
        });
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException unimportant) {
      throw new IllegalStateException(unimportant);
    }
  }
}
