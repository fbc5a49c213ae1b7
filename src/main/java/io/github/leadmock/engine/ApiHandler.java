package io.github.leadmock.engine;

import io.github.leadmock.api.Prefer;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.control.ControlledApi;
import io.github.leadmock.control.Outcome;
import io.github.leadmock.message.BodyProblem;
import io.github.leadmock.message.BodyRoom;
import io.github.leadmock.message.Header;
import io.github.leadmock.store.StoreFailure;
import io.github.leadmock.stubs.Mapping;
import io.github.leadmock.stubs.Mappings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Answers requests to the two APIs, whether they came through WireMock or directly from our own
 * server. Anything that applies to every response belongs here. Thread-safe.
 */
public final class ApiHandler {

  private final VendorApis vendors;
  private final Mappings mappings;
  private final boolean strictWire;
  private final Optional<Header> replica;
  private final BodyRoom pages = new BodyRoom(Runtime.getRuntime().maxMemory() / 16);

  /**
   * Creates a handler.
   *
   * @param strictWire whether to omit everything that distinguishes the mock from the vendor
   * @param replica the name of this replica, if there may be several
   */
  public ApiHandler(
      VendorApis vendors, Mappings mappings, boolean strictWire, Optional<String> replica) {
    this.vendors = vendors;
    this.mappings = mappings;
    this.strictWire = strictWire;
    this.replica =
        replica.filter(any -> !strictWire).map(name -> header("X-Leadmock-Replica", name));
  }

  /** The header that names this replica, if there may be several. */
  Optional<Header> replica() {
    return replica;
  }

  /**
   * Takes a request through requested outcomes, controls and guard to the operation that a mapping
   * names. Only here is a request decided about, and only here does it take effect.
   *
   * @param id identifies the request
   * @param path the path as written in the URL
   * @param problem the problem with the body, if there is one
   */
  public Exchange answer(
      UUID id, Mapping.Target target, Request request, String path, Optional<BodyProblem> problem) {
    ControlledApi api = vendors.api(target.api());
    Outcome outcome = reached(api, target, request, path, problem);
    if (!(outcome.reply() instanceof Reply.Constant large) || large.textBytes() == 0) {
      return exchange(id, api, target, request, path, outcome, Optional.empty());
    }
    BodyRoom.Share room = pages.share();
    return room.grow(large.textBytes())
        ? exchange(id, api, target, request, path, outcome, Optional.of(room))
        : exchange(
            id, api, target, request, path, api.busy(noRoom(large.textBytes())), Optional.empty());
  }

  /** A page of large notes is in memory several times over while it is printed and sent. */
  private String noRoom(long textBytes) {
    return textBytes > pages.bytes()
        ? "The texts on this page take %s bytes, and the heap allows %s for the pages that are sent at once; ask for fewer events (size), or give the mock a larger heap (-Xmx)."
            .formatted(textBytes, pages.bytes())
        : "Not your request: the mock sends as many pages of large notes as its heap allows; send it again later, ask for fewer events (size), or give the mock a larger heap (-Xmx).";
  }

  /** Whether a request may have to wait for the store. */
  boolean usesStore(Mapping.Target target) {
    return vendors.api(target.api()).usesStore(target.operation());
  }

  /** Refuses a request that the store has no time for. */
  Exchange refuse(
      UUID id, Mapping.Target target, Request request, String path, StoreFailure failure) {
    ControlledApi api = vendors.api(target.api());
    Outcome refused = api.unavailable(target.operation(), failure);
    return exchange(id, api, target, request, path, refused, Optional.empty());
  }

  private Exchange exchange(
      UUID id,
      ControlledApi api,
      Mapping.Target target,
      Request request,
      String path,
      Outcome outcome,
      Optional<BodyRoom.Share> room) {
    Optional<String> operation =
        target.isCatchAll() ? Optional.empty() : Optional.of(target.operation());
    return new Exchange(
        id,
        api.api(),
        operation,
        api.api().session(request),
        outcome,
        outcome.reply() instanceof Reply.Failure failure ? failure.rule() : target.rules(),
        outcome.reply() instanceof Reply.Failure failure
            ? headers(failure, request, path)
            : applied(request, target.status()),
        room);
  }

  private Outcome reached(
      ControlledApi api,
      Mapping.Target target,
      Request request,
      String path,
      Optional<BodyProblem> problem) {
    try {
      return outcome(api, target, request, path, problem);
    } catch (StoreFailure failure) {
      return api.unavailable(target.operation(), failure);
    }
  }

  private Outcome outcome(
      ControlledApi api,
      Mapping.Target target,
      Request request,
      String path,
      Optional<BodyProblem> problem) {
    if (problem.filter(BodyProblem::isOurs).isPresent()) {
      return api.busy(problem.get().hint());
    }
    if (problem.isPresent()) {
      return api.refuse(request, problem.get().message(), problem.get().hint());
    }
    // The path's other operations matter only if no operation matches.
    Map<String, String> others = target.isCatchAll() ? mappings.at(path) : Map.of();
    return api.answer(target.operation(), request, others);
  }

  private Map<String, String> headers(Reply.Failure failure, Request request, String path) {
    Map<String, String> headers = new HashMap<>(failure.headers());
    if (failure.status() == 405) {
      headers.put("Allow", String.join(", ", mappings.at(path).keySet()));
    }
    headers.putAll(applied(request, failure.status()));
    return headers;
  }

  private static Map<String, String> applied(Request request, int status) {
    return Prefer.applied(request, status)
        .map(applied -> Map.of("Preference-Applied", applied))
        .orElse(Map.of());
  }

  /**
   * The headers to add to those of the mapping.
   *
   * @param origin supplies the scheme and host that the client used
   */
  public List<Header> headers(Exchange exchange, Supplier<String> origin) {
    List<Header> headers = new ArrayList<>();
    exchange.headers().forEach((name, value) -> headers.add(header(name, value)));
    if (!strictWire) {
      headers.add(header("X-Leadmock-Rule", exchange.rule()));
      if (!exchange.hint().isEmpty()) {
        headers.add(hint(exchange.hint()));
      }
      if (exchange.reply() instanceof Reply.Failure) {
        headers.add(explanation(origin.get(), exchange.id()));
      }
      replica.ifPresent(headers::add);
    }
    return headers;
  }

  /** What to do about a response. */
  public static Header hint(String text) {
    return header("X-Leadmock-Hint", text);
  }

  /** The link from a response to its log entry. */
  public static Header explanation(String origin, UUID id) {
    return header("X-Leadmock-Explain", origin + "/__admin/leadmock/#/requests/" + id);
  }

  private static Header header(String name, String value) {
    return new Header(name, isPrintable(value) ? value : escaped(value));
  }

  /** Header fields are ASCII: other characters are written as JSON and Java do. */
  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    value
        .chars()
        .forEach(
            unit ->
                text.append(
                    unit >= ' ' && unit <= '~'
                        ? String.valueOf((char) unit)
                        : String.format(Locale.ROOT, "\\u%04x", unit)));
    return text.toString();
  }

  private static boolean isPrintable(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
