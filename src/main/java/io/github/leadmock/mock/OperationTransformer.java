package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Metadata;
import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.leadmock.operation.Reply;
import io.github.leadmock.operation.Request;
import io.github.leadmock.service.Conversation;
import io.github.leadmock.service.Cors;
import io.github.leadmock.service.Header;
import io.github.leadmock.service.Outcome;
import io.github.leadmock.service.Requests;
import io.github.leadmock.service.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private static final byte[] NO_BODY = {};

  private final Conversation conversation;
  private final BundledStubs stubs;
  private final Exchanges exchanges;
  private final Screening screening;
  private final Path userFiles;

  OperationTransformer(
      Conversation conversation,
      BundledStubs stubs,
      Exchanges exchanges,
      Screening screening,
      Path userFiles) {
    this.conversation = conversation;
    this.stubs = stubs;
    this.exchanges = exchanges;
    this.screening = screening;
    this.userFiles = userFiles;
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
    if (Cors.isPreflight(wired.getMethod().getName(), wired::getHeader)) {
      return ResponseDefinitionBuilder.responseDefinition().withStatus(204).build();
    }
    screening.reach();
    ResponseDefinition stub = withBundledTemplate(event.getResponseDefinition());
    Parameters parameters = stub.getTransformerParameters();
    Route.Target target =
        new Route.Target(
            parameters.getString("api"), parameters.getString("operation", ""), rules(event));
    Outcome outcome =
        conversation.answer(
            target, request(wired), Urls.getPath(wired.getUrl()), screening.complaint());
    exchanges.begin(new Exchange(event.getId(), outcome));
    return outcome.reply() instanceof Reply.Failure failure
        ? ResponseDefinitionBuilder.like(stub)
            .but()
            .withStatus(failure.status())
            .withBodyFile(null)
            .withBody(stubs.template(target.api(), parameters.getString("errorBodyFileName")))
            .build()
        : stub;
  }

  private static Request request(LoggedRequest wired) {
    String url = wired.getUrl();
    int mark = url.indexOf('?');
    List<Header> headers = new ArrayList<>();
    for (HttpHeader header : wired.getHeaders().all()) {
      header.values().forEach(value -> headers.add(new Header(header.key(), value)));
    }
    byte @Nullable [] body = wired.getBody();
    return Requests.of(
        wired.getMethod().getName(),
        wired.getPathParameters(),
        mark < 0 ? null : url.substring(mark + 1),
        headers,
        body == null ? NO_BODY : body);
  }

  /**
   * A mapping that names a template of ours by file has it, unless the user's folder has one of
   * that name.
   */
  private ResponseDefinition withBundledTemplate(ResponseDefinition stub) {
    if (!stub.specifiesBodyFile()
        || Files.isRegularFile(userFiles.resolve(stub.getBodyFileName()))) {
      return stub;
    }
    String api = stub.getTransformerParameters().getString("api");
    return stubs
        .findTemplate(api, stub.getBodyFileName())
        .map(
            template ->
                ResponseDefinitionBuilder.like(stub)
                    .but()
                    .withBodyFile(null)
                    .withBody(template)
                    .build())
        .orElse(stub);
  }

  private static String rules(ServeEvent event) {
    return rules(event.getStubMapping());
  }

  /** The rules that a mapping cites, as {@code X-Leadmock-Rule} prints them. */
  static String rules(StubMapping stub) {
    @Nullable Metadata metadata = stub.getMetadata();
    @Nullable Object rules = metadata == null ? null : metadata.get("rules");
    return rules instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : "";
  }
}
