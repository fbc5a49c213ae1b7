package io.github.leadmock.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.core.support.expressions.DataType;

/** A member whose value comes from the provider state. */
final class ProviderValue {

  private ProviderValue() {}

  /**
   * Keeps the member's matcher: Pact's core for other languages ignores state values in answers,
   * and would require the example without a matcher.
   */
  static DslPart of(DslPart body, String path, String expression) {
    body.getGenerators()
        .addGenerator(Category.BODY, path, new ProviderStateGenerator(expression, DataType.STRING));
    return body;
  }
}
