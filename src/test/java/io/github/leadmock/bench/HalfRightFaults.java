package io.github.leadmock.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Servers that let in who is nearly right, or come by another way to what is not his. */
final class HalfRightFaults {

  private HalfRightFaults() {}

  static Stream<Fault> all() {
    return Stream.of(Stream.of(Api.values()).flatMap(HalfRightFaults::nearly), strangers(), ids())
        .flatMap(faults -> faults);
  }

  private static Stream<Fault> nearly(Api api) {
    return Stream.of(
        nearly(
            api,
            "any-user",
            "the token alone is checked",
            (pair, right) -> token(pair).equals(token(right))),
        nearly(
            api,
            "token-prefix",
            "the beginning of the token will do",
            (pair, right) -> !token(pair).isEmpty() && right.startsWith(pair)),
        nearly(
            api,
            "token-last",
            "the last character of the token is not looked at",
            (pair, right) ->
                pair.length() == right.length()
                    && pair.substring(0, pair.length() - 1)
                        .equals(right.substring(0, right.length() - 1))),
        nearly(
            api,
            "token-case",
            "the token will do in any letter case",
            (pair, right) -> pair.equalsIgnoreCase(right)));
  }

  private static Fault nearly(Api api, String id, String says, BiPredicate<String, String> takes) {
    String prefix = api == Api.METROLEADS ? "ml" : "lf";
    Predicate<Call> calls =
        call -> Api.of(call.path()) == api && !call.names(Operation.ISSUE_TOKEN);
    return Fault.read(
        "%s-auth-%s".formatted(prefix, id),
        says,
        taking(calls, takes),
        prefix.toUpperCase(Locale.ROOT) + "-AU-01");
  }

  private static Stream<Fault> strangers() {
    return Stream.of(
        stranger(Operation.LIST_COMMENTS, "comments"),
        stranger(Operation.ADD_NOTE, "add"),
        stranger(Operation.UPDATE_NOTE, "update"),
        stranger(Operation.REMOVE_NOTE, "remove"),
        wrongToken(Operation.LIST_COMMENTS, "comments"),
        wrongToken(Operation.ADD_NOTE, "add"),
        wrongToken(Operation.UPDATE_NOTE, "update"),
        wrongToken(Operation.REMOVE_NOTE, "remove"));
  }

  private static Fault stranger(Operation operation, String name) {
    return of(
        operation,
        "ml-auth-strangers-" + name,
        "%s takes the credentials of anybody".formatted(operation),
        taking(call -> call.is(operation), (pair, right) -> pair.contains(":")),
        "ML-AU-01");
  }

  private static Fault wrongToken(Operation operation, String name) {
    return of(
        operation,
        "ml-auth-any-token-" + name,
        "%s takes any token of the user".formatted(operation),
        taking(
            call -> call.is(operation),
            (pair, right) -> pair.startsWith(Account.USER + ":") && !token(pair).isEmpty()),
        "ML-AU-01");
  }

  private static Stream<Fault> ids() {
    return Stream.of(
        anyCompany(Operation.LIST_COMMENTS, "comments"),
        anyCompany(Operation.ADD_NOTE, "add"),
        anyCompany(Operation.UPDATE_NOTE, "update"),
        anyCompany(Operation.REMOVE_NOTE, "remove"),
        Fault.read(
            "ml-lead-suffix",
            "what follows the id of a lead is not looked at",
            cut(Operation.LIST_EVENTS, "(/leads/[0-9a-fA-F-]{36})[^/]+", "$1"),
            "ML-PA-04"),
        Fault.read(
            "ml-event-suffix",
            "what follows the id of an event is not looked at",
            cut(Operation.LIST_COMMENTS, "([0-9a-fA-F-]{36})[^/]+(/comments)$", "$1$2"),
            "ML-CO-08"),
        Fault.read(
            "lf-id-suffix",
            "what follows the number of a lead is not looked at",
            cut(Operation.LEAD_SUMMARY, "(/summary/[0-9]+)[^0-9].*", "$1"),
            "LF-SU-06"),
        Fault.read(
            "lf-id-zeros",
            "zeros before the number of a lead are not looked at",
            cut(Operation.LEAD_SUMMARY, "(/summary/)0+([1-9])", "$1$2"),
            "LF-SU-06"),
        Fault.read(
            "lf-id-decimal",
            "the number of a lead may have decimals",
            cut(Operation.LEAD_SUMMARY, "(/summary/[0-9]+)[.]0$", "$1"),
            "LF-SU-06"));
  }

  private static Fault anyCompany(Operation operation, String name) {
    return of(
        operation,
        "ml-company-any-" + name,
        "%s works under any company".formatted(operation),
        correct ->
            call ->
                correct.answer(
                    call.is(operation)
                        ? call.withPath(
                            call.path()
                                .replaceFirst(
                                    "/companies/[^/]+",
                                    "/companies/" + correct.account().company()))
                        : call),
        "ML-PA-05");
  }

  private static Fault of(
      Operation operation, String id, String says, Deviation deviation, String rule) {
    return operation == Operation.LIST_COMMENTS
        ? Fault.read(id, says, deviation, rule)
        : Fault.write(id, says, deviation, rule);
  }

  private static Deviation cut(Operation operation, String pattern, String instead) {
    return Deviation.calls(
        call -> call.names(operation),
        call -> call.withPath(call.path().replaceFirst(pattern, instead)));
  }

  /** A server that takes some pairs of user and token for the right one. */
  private static Deviation taking(Predicate<Call> when, BiPredicate<String, String> takes) {
    return correct -> {
      String right = Account.USER + ":" + correct.account().token();
      String header =
          "Basic " + Base64.getEncoder().encodeToString(right.getBytes(StandardCharsets.UTF_8));
      return call ->
          correct.answer(
              when.test(call) && takes.test(pair(call), right)
                  ? call.withHeader("Authorization", header)
                  : call);
    };
  }

  private static String pair(Call call) {
    String header = call.header("Authorization").orElse("");
    try {
      return header.startsWith("Basic ")
          ? new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8)
          : "";
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private static String token(String pair) {
    return pair.substring(pair.indexOf(':') + 1);
  }
}
