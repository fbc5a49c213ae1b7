package io.github.leadmock.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.core.support.expressions.DataType;

/** A member whose value is that of the provider state. */
final class ProviderValue {

  private ProviderValue() {}

  /**
   * Leaves the member's matcher: without one the core of the other languages, which takes no value
   * of a state for an answer, would ask for the example.
   */
  static DslPart of(DslPart body, String path, String expression) {
    body.getGenerators()
        .addGenerator(Category.BODY, path, new ProviderStateGenerator(expression, DataType.STRING));
    return body;
  }
}
