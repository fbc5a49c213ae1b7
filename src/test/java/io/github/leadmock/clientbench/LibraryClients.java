package io.github.leadmock.clientbench;

import io.github.leadmock.scorecard.Duty;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Good clients on libraries that people use, mostly with the defaults of these. */
final class LibraryClients {

  private static final String SUMMARY = "/api/v1/leads/summary/";

  private LibraryClients() {}

  static List<ClientCase> all() {
    List<ClientCase> all = new ArrayList<>();
    for (HttpClient.Version version : HttpClient.Version.values()) {
      all.add(
          good(
              "java.net.http, " + version,
              ClientCase.calm(),
              (mock, random) -> {
                HttpClient client = HttpClient.newBuilder().version(version).build();
                for (int lead = 1; lead <= 10; lead++) {
                  client.send(read(mock.resolve(SUMMARY + lead)), BodyHandlers.ofString());
                }
              }));
    }
    all.add(
        good(
            "java.net.http, many calls at once over HTTP/2",
            ClientCase.calm(),
            (mock, random) -> {
              HttpClient client = HttpClient.newHttpClient();
              client.send(read(mock.resolve(SUMMARY + 1)), BodyHandlers.ofString());
              List<CompletableFuture<?>> calls = new ArrayList<>();
              for (int lead = 2; lead <= 40; lead++) {
                calls.add(
                    client.sendAsync(read(mock.resolve(SUMMARY + lead)), BodyHandlers.ofString()));
              }
              calls.forEach(CompletableFuture::join);
            }));
    all.add(
        good(
            "java.net.http while answers are lost",
            ClientCase.scenario("lost-answers"),
            (mock, random) -> {
              HttpClient client = HttpClient.newHttpClient();
              for (int lead = 1; lead <= 8; lead++) {
                try {
                  client.send(read(mock.resolve(SUMMARY + lead)), BodyHandlers.ofString());
                } catch (IOException lost) {
                  // It shows an error and goes on.
                  continue;
                }
              }
            }));
    all.add(
        good(
            "HttpURLConnection",
            ClientCase.calm(),
            (mock, random) -> {
              for (int lead = 1; lead <= 10; lead++) {
                HttpURLConnection call =
                    (HttpURLConnection) mock.resolve(SUMMARY + lead).toURL().openConnection();
                call.setRequestProperty("Authorization", Http.LOGIN);
                try (InputStream body = call.getInputStream()) {
                  body.readAllBytes();
                }
              }
            }));
    for (String scenario : List.of("flaky", "rate-limited", "maintenance")) {
      all.add(
          good(
              "Apache HttpClient with its defaults, " + scenario,
              ClientCase.scenario(scenario),
              (mock, random) -> {
                try (CloseableHttpClient client = HttpClients.createDefault()) {
                  for (int lead = 1; lead <= 6; lead++) {
                    HttpGet get = new HttpGet(mock.resolve(SUMMARY + lead));
                    get.setHeader("Authorization", Http.LOGIN);
                    try {
                      client.execute(get, answer -> EntityUtils.toString(answer.getEntity()));
                    } catch (IOException lost) {
                      continue;
                    }
                  }
                }
              }));
    }
    okHttp(all);
    resilience4j(all);
    return all;
  }

  /** Bad clients that owe it to how they use a library. */
  static List<ClientCase> bad() {
    return List.of(
        new ClientCase(
            "OkHttp with credentials in a network interceptor, which redirects pass as well",
            Optional.of(Duty.REDIRECT),
            ClientCase.scenario("redirected"),
            (mock, random) -> {
              OkHttpClient client =
                  new OkHttpClient.Builder()
                      .addNetworkInterceptor(
                          chain ->
                              chain.proceed(
                                  chain
                                      .request()
                                      .newBuilder()
                                      .header("Authorization", Http.LOGIN)
                                      .build()))
                      .build();
              read(client, mock, 3);
              close(client);
            }),
        new ClientCase(
            "Resilience4j with its default wait, and more attempts",
            Optional.of(Duty.GROWING_WAITS),
            BadClients.failing(504),
            (mock, random) ->
                withRetry(
                    mock,
                    RetryConfig.<Http.Answer>custom()
                        .maxAttempts(6)
                        .retryOnResult(answer -> answer.status() >= 500)
                        .build(),
                    1)));
  }

  private static void okHttp(List<ClientCase> all) {
    Interceptor login =
        chain ->
            chain.proceed(chain.request().newBuilder().header("Authorization", Http.LOGIN).build());
    for (String scenario : List.of("slow", "flaky", "redirected")) {
      all.add(
          good(
              "OkHttp with credentials in an interceptor, " + scenario,
              ClientCase.scenario(scenario),
              (mock, random) -> {
                OkHttpClient client = new OkHttpClient.Builder().addInterceptor(login).build();
                read(client, mock, 4);
                close(client);
              }));
    }
    all.add(
        good(
            "OkHttp with an interceptor that obeys Retry-After",
            ClientCase.scenario("rate-limited"),
            (mock, random) -> {
              OkHttpClient client =
                  new OkHttpClient.Builder()
                      .addInterceptor(login)
                      .addInterceptor(LibraryClients::patiently)
                      .build();
              read(client, mock, 6);
              close(client);
            }));
    all.add(
        good(
            "OkHttp with an authenticator that renews the token once",
            ClientCase.scenario("token-expires"),
            (mock, random) -> {
              OkHttpClient client =
                  new OkHttpClient.Builder()
                      .addInterceptor(login)
                      .authenticator(
                          (route, answer) ->
                              answer.priorResponse() != null
                                  ? null
                                  : answer
                                      .request()
                                      .newBuilder()
                                      .header("Authorization", Http.basic("me", "new"))
                                      .build())
                      .build();
              read(client, mock, 5);
              close(client);
            }));
  }

  /** Repeats a 429 once, after the time that it asks for. */
  private static Response patiently(Interceptor.Chain chain) throws IOException {
    Response answer = chain.proceed(chain.request());
    if (answer.code() != 429) {
      return answer;
    }
    long seconds = Long.parseLong(answer.header("Retry-After", "1"));
    answer.close();
    try {
      Thread.sleep(seconds * 1_000);
    } catch (InterruptedException stopping) {
      throw new IOException(stopping);
    }
    return chain.proceed(chain.request());
  }

  private static void read(OkHttpClient client, URI mock, int leads) {
    for (int lead = 1; lead <= leads; lead++) {
      Request request = new Request.Builder().url(mock.resolve(SUMMARY + lead).toString()).build();
      try (Response answer = client.newCall(request).execute()) {
        answer.body().string();
      } catch (IOException lost) {
        // It shows an error and goes on.
        continue;
      }
    }
  }

  private static void close(OkHttpClient client) {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static void resilience4j(List<ClientCase> all) {
    for (String scenario : List.of("flaky", "maintenance")) {
      all.add(
          good(
              "Resilience4j with exponential, random waits, " + scenario,
              ClientCase.scenario(scenario),
              (mock, random) ->
                  withRetry(
                      mock,
                      RetryConfig.<Http.Answer>custom()
                          .maxAttempts(4)
                          .intervalFunction(
                              IntervalFunction.ofExponentialRandomBackoff(1_100, 2.0, 0.05))
                          .retryOnResult(answer -> answer.status() >= 500)
                          .build(),
                      3)));
    }
  }

  private static void withRetry(URI mock, RetryConfig config, int leads) {
    Retry retry = Retry.of("leads", config);
    try (Http http = new Http(mock)) {
      for (int lead = 1; lead <= leads; lead++) {
        String path = SUMMARY + lead;
        try {
          Retry.decorateCallable(retry, () -> http.get(path)).call();
        } catch (Exception lost) {
          // It shows an error and goes on.
          continue;
        }
      }
    }
  }

  private static ClientCase good(
      String name, ClientCase.Trouble trouble, ClientCase.Behaviour behaviour) {
    return new ClientCase(name, Optional.empty(), trouble, behaviour);
  }

  private static HttpRequest read(URI target) {
    return HttpRequest.newBuilder(target)
        .header("Authorization", Http.LOGIN)
        .timeout(Duration.ofSeconds(20))
        .build();
  }
}
