package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Metadata;
import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.leadmock.api.Reply;
import io.github.leadmock.engine.ApiHandler;
import io.github.leadmock.engine.Cors;
import io.github.leadmock.engine.Exchange;
import io.github.leadmock.engine.RequestContext;
import io.github.leadmock.stubs.Mapping;
import io.github.leadmock.stubs.StubFiles;
import io.github.leadmock.wiremock.stubs.BundledStubs;
import io.github.leadmock.wiremock.stubs.Templates;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the operation that a matched stub mapping names; in WireMock, the one place where a request
 * takes effect. A success has the mapping's status, headers and template, a failure its own status
 * and the error template.
 */
final class OperationTransformer implements ResponseDefinitionTransformerV2 {

  /** The name by which stub mappings refer to it. */
  static final String NAME = "leadmock";

  private final ApiHandler handler;
  private final StubFiles files;
  private final RequestContext context;
  private final Cors cors;
  private final Templates templates;

  OperationTransformer(
      ApiHandler handler, StubFiles files, RequestContext context, Cors cors, Templates templates) {
    this.handler = handler;
    this.files = files;
    this.context = context;
    this.cors = cors;
    this.templates = templates;
  }

  /** Whether a stub mapping, ours or a copy of it, leaves its answers to this transformer. */
  static boolean answers(StubMapping stub) {
    return Optional.ofNullable(stub.getResponse())
        .map(ResponseDefinition::getTransformers)
        .filter(named -> named.contains(NAME))
        .isPresent();
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
    String method = context.method(wired.getMethod().getName());
    if (cors.isPreflight(method, wired::getHeader)) {
      return ResponseDefinitionBuilder.responseDefinition().withStatus(204).build();
    }
    context.reach();
    ResponseDefinition stub = withTemplate(event.getResponseDefinition());
    Parameters parameters = stub.getTransformerParameters();
    // WireMock treats "post" as POST: such a request matches a mapping, but is not an operation.
    boolean spelledAsMatched = method.equals(wired.getMethod().getName());
    Mapping.Target target =
        new Mapping.Target(
            parameters.getString("api"),
            spelledAsMatched ? parameters.getString("operation", "") : "",
            rules(event.getStubMapping()),
            stub.getStatus());
    Exchange exchange =
        handler.answer(
            event.getId(),
            target,
            Requests.of(wired, method),
            Urls.getPath(wired.getUrl()),
            context.complaint());
    context.begin(exchange);
    return exchange.reply() instanceof Reply.Failure failure
        ? ResponseDefinitionBuilder.like(stub)
            .but()
            .withStatus(failure.status())
            .withBodyFile(null)
            .withBody(errorTemplate(target.api(), parameters.getString("errorBodyFileName")))
            .build()
        : stub;
  }

  private String errorTemplate(String api, String name) {
    return templates.replacing(api, name).orElseGet(() -> files.template(api, name));
  }

  /**
   * A mapping that names one of our templates as a file gets it, unless the user has a file of that
   * name. A mapping of ours, whose template is inline, gets the user's template of the same name.
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
        .or(() -> files.findTemplate(api, stub.getBodyFileName()))
        .map(text -> withBody(stub, text))
        .orElse(stub);
  }

  private static ResponseDefinition withBody(ResponseDefinition stub, String template) {
    return ResponseDefinitionBuilder.like(stub).but().withBodyFile(null).withBody(template).build();
  }

  private static String rules(StubMapping stub) {
    @Nullable Metadata metadata = stub.getMetadata();
    @Nullable Object rules = metadata == null ? null : metadata.get("rules");
    return Mapping.Target.printed(
        rules instanceof List<?> list ? list.stream().map(String::valueOf) : Stream.empty());
  }
}
