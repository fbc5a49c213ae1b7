package io.github.leadmock.proxy;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much longer a call takes through the proxy than directly, beside WireMock's proxy: one
 * client, one call after the other on one connection, taking turns so that all meet the same
 * machine. Prints a table; the argument is the number of rounds (20).
 */
public final class ProxyLatency {

  private static final int CALLS = 200;
  private static final int WARM_UP = 3_000;
  private static final String PATH =
      "/companies/c0ffee00-1ead-4000-8000-000000000000/leads/c0ffee00-1ead-4000-8000-000000000006/events";

  private ProxyLatency() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
    WireMockServer peer =
        new WireMockServer(
            options().dynamicPort().disableRequestJournal().bindAddress("127.0.0.1"));
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withPort(0));
        ProxyServer proxy =
            ProxyServer.start(
                ProxySettings.of("metroleads", mock.baseUrl()),
                found -> {},
                call -> {},
                System.err::println)) {
      peer.start();
      peer.stubFor(
          WireMock.any(WireMock.anyUrl())
              .willReturn(WireMock.aResponse().proxiedFrom(mock.baseUrl().toString())));
      Map<String, URI> servers = new LinkedHashMap<>();
      servers.put("direct", mock.baseUrl());
      servers.put("leadmock proxy", URI.create("http://127.0.0.1:" + proxy.port()));
      servers.put("WireMock's proxy", URI.create("http://127.0.0.1:" + peer.port()));
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      Map<String, List<long[]>> times = new LinkedHashMap<>();
      for (Map.Entry<String, URI> server : servers.entrySet()) {
        measure(client, server.getValue(), WARM_UP);
        times.put(server.getKey(), new ArrayList<>());
      }
      for (int round = 0; round < rounds; round++) {
        for (Map.Entry<String, URI> server : servers.entrySet()) {
          times.get(server.getKey()).add(measure(client, server.getValue(), CALLS));
        }
      }
      print(times);
    } finally {
      peer.stop();
    }
  }

  private static long[] measure(HttpClient client, URI server, int calls)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(PATH))
            .header("Authorization", "Basic eW91QGV4YW1wbGUuY29tOnNlY3JldA==")
            .build();
    long[] nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      long began = System.nanoTime();
      int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
      nanos[i] = System.nanoTime() - began;
      if (status != 200) {
        throw new IllegalStateException("%s answers %s".formatted(server, status));
      }
    }
    return nanos;
  }

  private static void print(Map<String, List<long[]>> times) {
    double direct = median(times.get("direct"));
    System.out.println("| way | median | added |");
    System.out.println("|---|---|---|");
    times.forEach(
        (way, all) ->
            System.out.println(
                String.format(
                    Locale.ROOT,
                    "| %s | %.2f ms | %.2f ms |",
                    way,
                    median(all),
                    median(all) - direct)));
  }

  private static double median(List<long[]> rounds) {
    long[] all = rounds.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return all[all.length / 2] / 1e6;
  }
}
