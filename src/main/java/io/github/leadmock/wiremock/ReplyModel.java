package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.extension.TemplateModelDataProviderExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.leadmock.engine.RequestContext;
import java.util.Map;

/** Provides the operation's reply to the response template, as {@code reply}. */
final class ReplyModel implements TemplateModelDataProviderExtension {

  private final RequestContext context;

  ReplyModel(RequestContext context) {
    this.context = context;
  }

  @Override
  public String getName() {
    return "leadmock-reply";
  }

  @Override
  public Map<String, Object> provideTemplateModelData(ServeEvent event) {
    return context
        .find(event.getId())
        .<Map<String, Object>>map(exchange -> Map.of("reply", exchange.reply().model()))
        .orElse(Map.of());
  }
}
