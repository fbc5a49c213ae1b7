package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an operation answers: never text of its own, always the model for a response template. The
 * leaves of a model are ready JSON text ({@code "He said \"hi\""}, {@code null}, {@code 3}), so
 * that no template can produce broken JSON.
 */
public sealed interface Reply {

  /** The names and JSON texts that the response template prints. */
  Map<String, Object> model();

  /** What the operation did to the fake world, a few words with the id; empty for nothing. */
  default Optional<String> change() {
    return Optional.empty();
  }

  /**
   * The operation did what it is for; status, headers and template come from the stub mapping.
   *
   * @param model see {@link Reply#model()}
   * @param change what it did to the fake world, a few words with the id; empty for a read
   */
  record Success(Map<String, Object> model, Optional<String> change) implements Reply {

    /** Copies the model. */
    public Success {
      model = Map.copyOf(model);
      requireNonNull(change, "change is null");
    }

    /** Of a request that only read. */
    public Success(Map<String, Object> model) {
      this(model, Optional.empty());
    }
  }

  /**
   * The operation read what nothing can change, so that a printed answer may be used again.
   *
   * @param what says what was read: equal ones, for the same template of the same mock, stand for
   *     equal models
   * @param source makes the model when it is needed
   */
  record Constant(Object what, Supplier<Map<String, Object>> source) implements Reply {

    /** Checks that nothing is missing. */
    public Constant {
      requireNonNull(what, "what is null");
      requireNonNull(source, "source is null");
    }

    @Override
    public Map<String, Object> model() {
      return source.get();
    }
  }

  /**
   * A documented error of the vendor.
   *
   * @param status the HTTP status
   * @param rule the rule that says so
   * @param hint one sentence for the developer who caused it: what was wrong and what to send
   *     instead; empty for none
   * @param headers response headers that belong to it
   * @param model see {@link Reply#model()}
   */
  record Failure(
      int status, String rule, String hint, Map<String, String> headers, Map<String, Object> model)
      implements Reply {

    /** Copies the collections. */
    public Failure {
      requireNonNull(rule, "rule is null");
      requireNonNull(hint, "hint is null");
      headers = Map.copyOf(headers);
      model = Map.copyOf(model);
    }

    /** The same refusal with another hint. */
    public Failure withHint(String other) {
      return new Failure(status, rule, other, headers, model);
    }
  }
}
