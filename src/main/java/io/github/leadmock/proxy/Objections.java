package io.github.leadmock.proxy;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.contract.Violation;
import io.github.leadmock.engine.RequestReader;
import io.github.leadmock.message.JsonTree;
import io.github.leadmock.message.LenientUrl;
import io.github.leadmock.message.RequestBody;
import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.stubs.Mappings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with requests by themselves: what the mock would refuse whatever data it had, in
 * its words. Stateless and thread-safe.
 */
final class Objections {

  /** Limits of the mock, not of the vendor. */
  private static final Set<String> OWN = Set.of("ML-NO-20");

  private final Api api;
  private final Mappings mappings;

  Objections(Api api, Mappings mappings) {
    this.api = api;
    this.mappings = mappings;
  }

  /**
   * What a request is for.
   *
   * @param operation its name; empty for none
   * @param variables what the path has for those of the operation
   */
  record Target(Optional<String> operation, Map<String, String> variables) {}

  /** What a request is for. */
  Target target(ServerRequest head) {
    return mappings
        .find(head.method(), LenientUrl.mend(head.path()))
        .filter(match -> match.mapping().target().api().equals(api.name()))
        .filter(match -> !match.mapping().target().isCatchAll())
        .map(
            match ->
                new Target(Optional.of(match.mapping().target().operation()), match.variables()))
        .orElseGet(() -> new Target(Optional.empty(), Map.of()));
  }

  /**
   * What is wrong with a request.
   *
   * @param body empty where not all of it is known
   */
  List<Violation> of(ServerRequest head, Target target, Optional<RequestBody> body) {
    byte[] plain = body.map(RequestBody::plain).orElse(new byte[0]);
    @Nullable String query = head.query();
    Request request =
        RequestReader.read(
            head.method(),
            target.variables(),
            query == null || query.isEmpty() ? null : LenientUrl.mend(query),
            head.headers(),
            plain);
    if (target.operation().isEmpty()) {
      return List.of(violation(api.objection(request, methods(head)), head, plain));
    }
    boolean readable = body.isPresent() && body.get().complaint().isEmpty();
    Stream<Reply.Failure> failures =
        api.objections(target.operation().get(), request).stream()
            .filter(failure -> readable || failure.status() == 401)
            .filter(failure -> !OWN.contains(failure.rule()));
    return failures.map(failure -> violation(failure, head, plain)).toList();
  }

  /** The methods of this API at the path of a request. */
  private Set<String> methods(ServerRequest head) {
    return mappings.at(LenientUrl.mend(head.path())).entrySet().stream()
        .filter(operation -> api.operations().contains(operation.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Violation violation(Reply.Failure failure, ServerRequest head, byte[] body) {
    String message = JsonTree.read(String.valueOf(failure.model().get("message"))).stringValue();
    String actual =
        failure.status() == 401
            ? head.has("Authorization") ? "other credentials" : "no Authorization header"
            : body.length == 0
                ? head.method() + " " + head.url()
                : new String(body, StandardCharsets.UTF_8);
    return new Violation(failure.rule(), "", message, failure.hint(), actual);
  }
}
