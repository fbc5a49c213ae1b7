package io.github.leadmock.wiremock.stubs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a stub mapping may ask for in a stock WireMock, and this mock does not do. */
public final class UnservableStub {

  private static final Set<String> NOT = Set.of("null", "false", "", "0");

  private UnservableStub() {}

  /**
   * Why a stub mapping cannot be served; empty when it can.
   *
   * @param mapping its JSON document as maps and lists
   */
  public static Optional<String> reason(@Nullable Object mapping) {
    if (!(mapping instanceof Map<?, ?> stub)) {
      return Optional.empty();
    }
    // WireMock takes texts and numbers for truth values, too.
    if (!NOT.contains(String.valueOf(stub.get("persistent")))) {
      return Optional.of(
          "this mock writes no files: a stub mapping cannot be persistent; leave the member out, or"
              + " put the mapping into a folder and name it with --stubs");
    }
    return callsAnother(stub);
  }

  /** The same of a mapping in a file, where being persistent goes without saying. */
  static Optional<String> callsAnother(Map<?, ?> stub) {
    if (stub.get("response") instanceof Map<?, ?> response
        && response.get("proxyBaseUrl") != null) {
      return Optional.of(
          "this mock calls no other server: a stub mapping cannot proxy; leave"
              + " response.proxyBaseUrl out");
    }
    boolean webhook =
        Stream.of("postServeActions", "serveEventListeners")
            .anyMatch(member -> namesWebhook(stub.get(member)));
    return webhook
        ? Optional.of(
            "this mock calls no other server: a stub mapping cannot have a webhook; leave it out")
        : Optional.empty();
  }

  /** A list of objects with a name; the older form is an object by name. */
  private static boolean namesWebhook(@Nullable Object actions) {
    if (actions instanceof List<?> list) {
      return list.stream()
          .anyMatch(one -> one instanceof Map<?, ?> action && "webhook".equals(action.get("name")));
    }
    return actions instanceof Map<?, ?> byName && byName.containsKey("webhook");
  }
}
