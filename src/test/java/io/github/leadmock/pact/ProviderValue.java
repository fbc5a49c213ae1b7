package io.github.leadmock.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.core.support.expressions.DataType;

/** A member that has to be equal to a value of the provider state. */
final class ProviderValue {

  private ProviderValue() {}

  /** The DSL's own {@code valueFromProviderState} would only compare the types. */
  static DslPart of(DslPart body, String path, String expression) {
    body.getMatchers().getMatchingRules().remove(path);
    body.getGenerators()
        .addGenerator(Category.BODY, path, new ProviderStateGenerator(expression, DataType.STRING));
    return body;
  }
}
