package io.github.leadmock.service;

import io.github.leadmock.operation.Api;
import io.github.leadmock.operation.Prefer;
import io.github.leadmock.operation.Reply;
import io.github.leadmock.operation.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers requests to the two APIs, whichever way they came: through WireMock's matching or
 * straight from our own front. What is to act on every answer belongs here. Thread-safe.
 */
public final class Conversation {

  private final Backend backend;
  private final Routes routes;
  private final boolean strictWire;

  /**
   * A conversation.
   *
   * @param strictWire whether to send nothing that tells the mock from the vendor
   */
  public Conversation(Backend backend, Routes routes, boolean strictWire) {
    this.backend = backend;
    this.routes = routes;
    this.strictWire = strictWire;
  }

  /**
   * Runs the operation that a mapping names: the one place where a request takes effect.
   *
   * @param path the path as it stands in the address
   * @param complaint why the request cannot be taken
   */
  public Outcome answer(
      Route.Target target, Request request, String path, Optional<Complaint> complaint) {
    Api api = backend.api(target.api());
    Reply reply = reply(api, target, request, path, complaint);
    return reply instanceof Reply.Failure failure
        ? Outcome.of(failure, failure.rule(), headers(failure, request, path))
        : Outcome.of(reply, target.rules(), Map.of());
  }

  private Reply reply(
      Api api, Route.Target target, Request request, String path, Optional<Complaint> complaint) {
    if (complaint.isPresent()) {
      return api.unacceptable(complaint.get().message(), complaint.get().hint());
    }
    return target.isCatchAll()
        ? api.answerUnknown(request, routes.methods(path))
        : api.answer(target.operation(), request);
  }

  private Map<String, String> headers(Reply.Failure failure, Request request, String path) {
    Map<String, String> headers = new HashMap<>(failure.headers());
    if (failure.status() == 405) {
      Set<String> methods = new TreeSet<>(routes.methods(path));
      headers.put("Allow", String.join(", ", methods));
    }
    Prefer.parameter(request.header("Prefer"), "code")
        .filter(code -> code.equals(String.valueOf(failure.status())))
        .ifPresent(code -> headers.put("Preference-Applied", "code=" + code));
    return headers;
  }

  /** The headers that follow those of the mapping. */
  public List<Header> headers(Outcome outcome) {
    List<Header> headers = new ArrayList<>();
    outcome.headers().forEach((name, value) -> headers.add(header(name, value)));
    if (!strictWire) {
      headers.add(header("X-Leadmock-Rule", outcome.rule()));
      if (outcome.reply() instanceof Reply.Failure failure && !failure.hint().isEmpty()) {
        headers.add(header("X-Leadmock-Hint", failure.hint()));
      }
    }
    return headers;
  }

  private static Header header(String name, String value) {
    boolean printable = value.chars().allMatch(c -> c >= ' ' && c <= '~');
    return new Header(name, printable ? value : value.replaceAll("[^ -~]", "?"));
  }
}
