package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Metadata;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.leadmock.control.ControlledApi;
import io.github.leadmock.control.Outcome;
import io.github.leadmock.operation.Prefer;
import io.github.leadmock.operation.Reply;
import io.github.leadmock.operation.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the operation that a matched stub mapping names: the one place where a request takes effect.
 * A success is answered with the mapping's status, headers and template, a failure with its own
 * status and the error template.
 */
final class OperationTransformer implements ResponseDefinitionTransformerV2 {

  /** The name under which stub mappings ask for it. */
  static final String NAME = "leadmock";

  private final Backend backend;
  private final BundledStubs stubs;
  private final Exchanges exchanges;
  private final Screening screening;
  private final Cors cors;
  private final Templates templates;

  OperationTransformer(
      Backend backend,
      BundledStubs stubs,
      Exchanges exchanges,
      Screening screening,
      Cors cors,
      Templates templates) {
    this.backend = backend;
    this.stubs = stubs;
    this.exchanges = exchanges;
    this.screening = screening;
    this.cors = cors;
    this.templates = templates;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    LoggedRequest wired = event.getRequest();
    if (cors.isPreflight(wired)) {
      return ResponseDefinitionBuilder.responseDefinition().withStatus(204).build();
    }
    screening.reach();
    ResponseDefinition stub = withTemplate(event.getResponseDefinition());
    String rules = rules(event);
    Parameters parameters = stub.getTransformerParameters();
    ControlledApi api = backend.api(parameters.getString("api"));
    Request request = Requests.of(wired);
    Set<String> methods = stubs.methods(wired.getUrl());
    Optional<String> operation = Optional.ofNullable(parameters.getString("operation", null));
    Outcome outcome = answer(api, operation.orElse(""), request, methods);
    if (outcome.reply() instanceof Reply.Failure failure) {
      exchanges.begin(
          new Exchange(
              event.getId(),
              api.api(),
              operation,
              api.api().session(request),
              outcome,
              failure.rule(),
              headers(failure, request, methods)));
      return ResponseDefinitionBuilder.like(stub)
          .but()
          .withStatus(failure.status())
          .withBodyFile(null)
          .withBody(errorTemplate(api.api().name(), parameters.getString("errorBodyFileName")))
          .build();
    }
    exchanges.begin(
        new Exchange(
            event.getId(),
            api.api(),
            operation,
            api.api().session(request),
            outcome,
            rules,
            applied(request, stub.getStatus())));
    return stub;
  }

  private String errorTemplate(String api, String name) {
    return templates.replacing(api, name).orElseGet(() -> stubs.template(api, name));
  }

  /**
   * A mapping that names a template of ours by file has it, unless the user has one of that name;
   * one of ours, whose template is inline, has the user's then.
   */
  private ResponseDefinition withTemplate(ResponseDefinition stub) {
    Parameters parameters = stub.getTransformerParameters();
    String api = parameters.getString("api");
    if (!stub.specifiesBodyFile()) {
      return Optional.ofNullable(parameters.getString(BundledStubs.TEMPLATE, null))
          .flatMap(name -> templates.replacing(api, name))
          .map(text -> withBody(stub, text))
          .orElse(stub);
    }
    if (templates.isFile(stub.getBodyFileName())) {
      return stub;
    }
    return templates
        .replacing(api, stub.getBodyFileName())
        .or(() -> stubs.findTemplate(api, stub.getBodyFileName()))
        .map(text -> withBody(stub, text))
        .orElse(stub);
  }

  private static ResponseDefinition withBody(ResponseDefinition stub, String template) {
    return ResponseDefinitionBuilder.like(stub).but().withBodyFile(null).withBody(template).build();
  }

  private Outcome answer(
      ControlledApi api, String operation, Request request, Set<String> methods) {
    return screening
        .complaint()
        .map(complaint -> api.refuse(request, complaint.message(), complaint.hint()))
        .orElseGet(() -> api.answer(operation, request, methods));
  }

  private static Map<String, String> headers(
      Reply.Failure failure, Request request, Set<String> methods) {
    Map<String, String> headers = new HashMap<>(failure.headers());
    if (failure.status() == 405) {
      headers.put("Allow", String.join(", ", methods));
    }
    headers.putAll(applied(request, failure.status()));
    return headers;
  }

  private static Map<String, String> applied(Request request, int status) {
    return Prefer.applied(request, status)
        .map(applied -> Map.of("Preference-Applied", applied))
        .orElse(Map.of());
  }

  private static String rules(ServeEvent event) {
    @Nullable Metadata metadata = event.getStubMapping().getMetadata();
    @Nullable Object rules = metadata == null ? null : metadata.get("rules");
    return rules instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : "";
  }
}
