package io.github.leadmock.pact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Forwards requests to another server, and changes its answers. */
final class DeviantServer implements AutoCloseable {

  /** An answer. */
  record Reply(int status, String contentType, String body) {}

  /** Changes an answer. */
  interface Deviation {
    Reply apply(String path, Reply reply);

    static Deviation none() {
      return (path, reply) -> reply;
    }

    /** Changes the text of answers below matching paths. */
    static Deviation text(String path, String pattern, String replacement) {
      return (actual, reply) ->
          actual.matches(path)
              ? new Reply(
                  reply.status(),
                  reply.contentType(),
                  reply.body().replaceAll(pattern, replacement))
              : reply;
    }

    static Deviation status(int right, int wrong) {
      return (path, reply) ->
          reply.status() == right ? new Reply(wrong, reply.contentType(), reply.body()) : reply;
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> methods = new CopyOnWriteArrayList<>();
  private final URI honest;
  private final Deviation deviation;
  private final HttpServer server;

  private DeviantServer(URI honest, Deviation deviation, HttpServer server) {
    this.honest = honest;
    this.deviation = deviation;
    this.server = server;
  }

  static DeviantServer start(URI honest, Deviation deviation) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      DeviantServer server = new DeviantServer(honest, deviation, http);
      http.createContext("/", server::answer);
      http.start();
      return server;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The methods of the received requests, in order. */
  List<String> methods() {
    return methods;
  }

  private void answer(HttpExchange exchange) throws IOException {
    methods.add(exchange.getRequestMethod());
    try (exchange) {
      Reply reply = deviation.apply(exchange.getRequestURI().getPath(), pass(exchange));
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply pass(HttpExchange exchange) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(honest + exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String name : List.of("Authorization", "Content-Type")) {
      exchange
          .getRequestHeaders()
          .getOrDefault(name, List.of())
          .forEach(value -> request.header(name, value));
    }
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Reply(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse("application/json"),
        response.body());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
