package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.leadmock.message.Utf8;
import io.github.leadmock.wiremock.stubs.JsonDepth;
import io.github.leadmock.wiremock.stubs.NoFiles;
import io.github.leadmock.wiremock.stubs.TemplateTrial;
import io.github.leadmock.wiremock.stubs.TrialMatch;
import io.github.leadmock.wiremock.stubs.UnservableStub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls of WireMock's admin API that this mock cannot serve, before they change anything:
 * it writes no files and calls no other server. Errors have WireMock's form, so that its client can
 * read them. {@code docs/stubs.md} lists these calls for users. Thread-safe.
 */
final class RefusedAdminCalls implements AdminRequestFilterV2 {

  /** WireMock's error code for "not permitted", from which its client chooses the exception. */
  private static final int NOT_PERMITTED = 50;

  private static final List<Refusal> BY_PATH =
      List.of(
          new Refusal(
              "POST",
              "/mappings/save",
              403,
              UnservableStub.WRITES_NO_FILES
                  + "stub mappings cannot be saved; put them into a folder and name it with"
                  + " --stubs"),
          new Refusal(
              "POST",
              "/recordings/(start|snapshot)",
              403,
              UnservableStub.CALLS_NOBODY
                  + "there is nothing to record; record with a stock WireMock and name the folder"
                  + " of its stubs with --stubs"),
          new Refusal(
              "GET",
              "/recorder(/.*)?",
              404,
              UnservableStub.CALLS_NOBODY
                  + "it has no recorder; record with a stock WireMock and name the folder of its"
                  + " stubs with --stubs"),
          new Refusal(
              "PUT|DELETE",
              "/files/.*",
              403,
              UnservableStub.WRITES_NO_FILES
                  + "put the body into the stub mapping, or into __files of a folder and name that"
                  + " with --stubs"),
          new Refusal(
              "GET",
              "/certs/wiremock-ca\\.crt",
              404,
              "this mock is not a browser proxy and has no certificate authority; the certificate of"
                  + " --https-port is named at its start"));

  private static final String OWN =
      "this stub mapping is the mock's own and cannot be removed; a stub of yours on the same path"
          + " wins, and PUT changes this one";

  private static final Pattern REGISTRATION =
      Pattern.compile("/mappings(/import|/edit|/[0-9a-fA-F-]{36})?");

  /** Calls whose body is a request pattern. */
  private static final Pattern PATTERN =
      Pattern.compile("/requests/(count|find|remove)|/near-misses/request-pattern");

  private static final Pattern ONE_MAPPING = Pattern.compile("/mappings/([0-9a-fA-F-]{36})");

  private final Predicate<UUID> isOursUntouched;
  private final NoFiles files;
  private final LongSupplier mappings;

  /**
   * Creates the filter.
   *
   * @param isOursUntouched whether a mapping is one of ours and unchanged
   * @param files the files that stub mappings can name as bodies
   * @param mappings how many stub mappings there are
   */
  RefusedAdminCalls(Predicate<UUID> isOursUntouched, NoFiles files, LongSupplier mappings) {
    this.mappings = mappings;
    this.isOursUntouched = isOursUntouched;
    this.files = files;
  }

  /**
   * Calls that are refused whatever their content.
   *
   * @param methods a pattern for the method
   * @param path a pattern for the path below {@code /__admin}
   */
  private record Refusal(Pattern methods, Pattern path, int status, String reason) {

    Refusal(String methods, String path, int status, String reason) {
      this(Pattern.compile(methods), Pattern.compile(path), status, reason);
    }

    boolean takes(String method, String given) {
      return methods.matcher(method).matches() && path.matcher(given).matches();
    }
  }

  @Override
  public String getName() {
    return "leadmock-refused-admin-calls";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    return refusal(request)
        .map(RequestFilterAction::stopWith)
        .orElseGet(() -> RequestFilterAction.continueWith(request));
  }

  private Optional<ResponseDefinition> refusal(Request request) {
    String method = request.getMethod().getName();
    String path = Requests.adminPath(request);
    // Our own routes read their parameters and bodies themselves, and have their own form.
    if (path.startsWith("/leadmock/")) {
      return Optional.empty();
    }
    Optional<String> parameter = AdminInputCheck.parameters(request);
    if (parameter.isPresent()) {
      return parameter.map(reason -> answer(422, reason));
    }
    Optional<Refusal> always =
        BY_PATH.stream().filter(refusal -> refusal.takes(method, path)).findFirst();
    if (always.isPresent()) {
      return always.map(refusal -> answer(refusal.status(), refusal.reason()));
    }
    if (method.equals("GET") && path.equals("/mappings")) {
      return emptyPage(request);
    }
    if (method.equals("GET") && path.startsWith("/files/")) {
      return unknownFile(path.substring("/files/".length()));
    }
    var one = ONE_MAPPING.matcher(path);
    if (method.equals("DELETE") && one.matches() && isOurs(one.group(1))) {
      return Optional.of(answer(403, OWN));
    }
    return method.equals("GET") ? Optional.empty() : document(method, path, request);
  }

  /** The page behind the last stub mapping, on which WireMock fails. */
  private Optional<ResponseDefinition> emptyPage(Request request) {
    QueryParameter offset = request.queryParameter("offset");
    long total = mappings.getAsLong();
    return offset.isPresent() && Long.parseLong(offset.firstValue()) > total
        ? Optional.of(
            ResponseDefinitionBuilder.jsonResponse(
                Map.of("mappings", List.of(), "meta", Map.of("total", total))))
        : Optional.empty();
  }

  /** WireMock itself rejects what is not JSON. */
  private Optional<ResponseDefinition> document(String method, String path, Request request) {
    String text;
    try {
      text = Utf8.decode(request.getBody() == null ? new byte[0] : request.getBody());
    } catch (Utf8.Malformed malformed) {
      // WireMock would replace the bytes.
      return Optional.of(
          answer(400, malformed.place() + ": expected text in UTF-8, got bytes that are none"));
    }
    Optional<String> tooDeep = JsonDepth.fault(text);
    if (tooDeep.isPresent()) {
      return tooDeep.map(why -> answer(422, why));
    }
    @Nullable Object document;
    try {
      document = Json.read(text, Object.class);
    } catch (JsonException malformed) {
      return Optional.empty();
    }
    Optional<String> unfit = AdminInputCheck.body(path, document);
    if (unfit.isPresent()) {
      return unfit.map(why -> answer(422, why));
    }
    Optional<String> reason = UnservableStub.loadsSchema(document);
    if (reason.isPresent()) {
      return reason.map(why -> answer(403, why));
    }
    if (path.equals("/settings")) {
      return GlobalSettingsCheck.fault(document).map(why -> answer(422, why));
    }
    if (PATTERN.matcher(path).matches()) {
      return pattern(document).map(why -> answer(422, why));
    }
    if (path.endsWith("-by-metadata") && document instanceof Map<?, ?> matcher) {
      return TrialMatch.ofMatcher(matcher).map(why -> answer(422, why));
    }
    if (path.equals("/mappings/remove")
        && document instanceof Map<?, ?> stub
        && isOurs(String.valueOf(stub.get("id")))) {
      return Optional.of(answer(403, OWN));
    }
    boolean registers =
        (method.equals("POST") || method.equals("PUT")) && REGISTRATION.matcher(path).matches();
    return registers ? unservableStub(document) : Optional.empty();
  }

  private static Optional<String> pattern(@Nullable Object document) {
    return document instanceof Map<?, ?> pattern
        ? TrialMatch.ofPattern(pattern)
        : Optional.of(
            "the request pattern is no JSON object; expected one, such as {\"method\":\"GET\"}");
  }

  private boolean isOurs(String id) {
    try {
      return isOursUntouched.test(UUID.fromString(id));
    } catch (IllegalArgumentException noId) {
      return false;
    }
  }

  private Optional<ResponseDefinition> unknownFile(String name) {
    return files.has(name)
        ? Optional.empty()
        : Optional.of(
            answer(404, "there is no such file; files are served from __files of --stubs only"));
  }

  private Optional<ResponseDefinition> unservableStub(@Nullable Object document) {
    Stream<?> mappings =
        document instanceof Map<?, ?> map && map.get("mappings") instanceof List<?> many
            ? many.stream()
            : Stream.ofNullable(document);
    return mappings
        .flatMap(mapping -> mapping instanceof Map<?, ?> stub ? Stream.of(stub) : Stream.empty())
        .flatMap(
            stub ->
                UnservableStub.refusal(stub)
                    .map(reason -> answer(403, reason))
                    .or(
                        () ->
                            UnservableStub.flaw(stub)
                                .or(() -> TemplateTrial.fault(stub, files))
                                .or(() -> UnservableStub.bodyFile(stub).flatMap(files::absence))
                                .map(reason -> answer(422, reason)))
                    .stream())
        .findFirst();
  }

  private static ResponseDefinition answer(int status, String reason) {
    return ResponseDefinitionBuilder.jsonResponse(Errors.single(NOT_PERMITTED, reason), status);
  }
}
