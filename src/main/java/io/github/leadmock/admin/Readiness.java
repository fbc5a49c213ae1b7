package io.github.leadmock.admin;

import io.github.leadmock.message.Header;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.server.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The answer to {@code GET /__admin/leadmock/ready}: whether a balancer should send requests here.
 * Open to everyone, like {@link Health}. Thread-safe.
 */
public final class Readiness {

  private static final String PATH = "/__admin/leadmock/ready";

  private final BooleanSupplier stubsLoaded;
  private final BooleanSupplier storeReachable;
  private volatile boolean draining;

  /** Ready if both are true, until it is drained. */
  public Readiness(BooleanSupplier stubsLoaded, BooleanSupplier storeReachable) {
    this.stubsLoaded = stubsLoaded;
    this.storeReachable = storeReachable;
  }

  /** Whether a request asks for it. */
  public static boolean isAsked(String method, String path) {
    return (method.equals("GET") || method.equals("HEAD")) && path.equals(PATH);
  }

  /** No longer ready: the mock is about to stop. */
  public void drain() {
    draining = true;
  }

  /** The response: 200 if it is ready, else 503 with the reasons. */
  public ServerResponse answer() {
    List<String> reasons = new ArrayList<>();
    if (draining) {
      reasons.add("the mock is about to stop");
    }
    if (!stubsLoaded.getAsBoolean()) {
      reasons.add("the stubs are not loaded yet");
    }
    if (!storeReachable.getAsBoolean()) {
      reasons.add("the store does not answer, or refuses every write");
    }
    String body =
        "{\"ready\":%s,\"reasons\":[%s]}\n"
            .formatted(
                reasons.isEmpty(),
                reasons.stream().map(JsonText::of).collect(Collectors.joining(",")));
    return new ServerResponse(
        reasons.isEmpty() ? 200 : 503,
        List.of(new Header("Content-Type", "application/json")),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
