package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.extension.TemplateModelDataProviderExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;

/** Hands the operation's reply to the response template, as {@code reply}. */
final class ReplyModel implements TemplateModelDataProviderExtension {

  private final Exchanges exchanges;

  ReplyModel(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  @Override
  public String getName() {
    return "leadmock-reply";
  }

  @Override
  public Map<String, Object> provideTemplateModelData(ServeEvent event) {
    return exchanges
        .find(event.getId())
        .<Map<String, Object>>map(exchange -> Map.of("reply", exchange.outcome().reply().model()))
        .orElse(Map.of());
  }
}
