package io.github.leadmock.bench;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The correct server: credentials first, then the path, then the method, then the operation. */
final class Vendor implements Handler {

  private final Account account;
  private final Events events;
  private final Notes notes;

  Vendor(Account account) {
    this.account = account;
    this.events = new Events(account);
    this.notes = new Notes(account);
  }

  /** What the server knows; deviations may change it. */
  Account account() {
    return account;
  }

  @Override
  public Answer answer(Call call) {
    Api api = Api.of(call.path());
    Optional<Route> route = call.route();
    boolean open = call.names(Operation.ISSUE_TOKEN);
    if (!open && !account.accepts(call.header("Authorization").orElse(""))) {
      return ErrorAnswer.of(api, 401, "No valid API key");
    }
    if (route.isEmpty()) {
      return ErrorAnswer.of(api, 404, "No such resource");
    }
    List<String> methods = route.get().operation().methods();
    if (!methods.contains(call.method())) {
      return ErrorAnswer.of(api, 405, "Method not valid for this request")
          .withHeader("Allow", String.join(", ", methods));
    }
    return answer(call, route.get());
  }

  private Answer answer(Call call, Route route) {
    return switch (route.operation()) {
      case LIST_EVENTS -> events.list(call, route);
      case LIST_COMMENTS -> events.comments(route);
      case ADD_NOTE -> notes.add(call, route);
      case UPDATE_NOTE -> notes.update(call, route);
      case REMOVE_NOTE -> notes.remove(route);
      case ISSUE_TOKEN -> issueToken(call);
      case LEAD_SUMMARY -> summary(route);
    };
  }

  private Answer issueToken(Call call) {
    Optional<String> username = call.parameter("username").filter(text -> !text.isBlank());
    Optional<String> password = call.parameter("password").filter(text -> !text.isBlank());
    if (username.isEmpty() || password.isEmpty()) {
      return ErrorAnswer.of(Api.METROLEADS, 400, "username and password are required");
    }
    if (!username.get().equals(Account.USER) || !password.get().equals(Account.PASSWORD)) {
      return ErrorAnswer.of(Api.METROLEADS, 401, "Wrong username or password");
    }
    return Answer.json(200, Json.string(account.token()));
  }

  private Answer summary(Route route) {
    ObjectNode lead = account.summaries().get(route.last());
    if (lead == null) {
      return ErrorAnswer.of(Api.LIVEFORCE, 404, "Lead not found");
    }
    ObjectNode body = Json.object();
    body.set("data", lead.deepCopy());
    body.put("message", "success");
    return Answer.json(200, body);
  }
}
