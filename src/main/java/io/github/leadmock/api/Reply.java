package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an operation replies: not text, but the model for a response template. The leaves of a model
 * are JSON text ({@code "He said \"hi\""}, {@code null}, {@code 3}), so a template cannot produce
 * broken JSON.
 */
public sealed interface Reply {

  /** The names and JSON texts that the response template prints. */
  Map<String, Object> model();

  /**
   * What the operation changed in the fake world, in a few words with the id; empty for nothing.
   */
  default Optional<String> change() {
    return Optional.empty();
  }

  /**
   * The operation succeeded; status, headers and template come from the stub mapping.
   *
   * @param model see {@link Reply#model()}
   * @param change what it changed in the fake world, in a few words with the id; empty for a read
   */
  record Success(Map<String, Object> model, Optional<String> change) implements Reply {

    /** Copies the model. */
    public Success {
      model = unchanging(model);
      requireNonNull(change, "change is null");
    }

    /** The success of an operation that only reads. */
    public Success(Map<String, Object> model) {
      this(model, Optional.empty());
    }
  }

  /**
   * The operation read data that never changes, so the rendered body may be cached.
   *
   * @param what identifies the data: for the same template of the same mock, equal keys mean equal
   *     models
   * @param textBytes the memory for the texts that users wrote into it, in bytes; 0 if they are few
   * @param source makes the model when it is needed
   */
  record Constant(Object what, long textBytes, Supplier<? extends Map<String, Object>> source)
      implements Reply {

    /** Checks for nulls. */
    public Constant {
      requireNonNull(what, "what is null");
      requireNonNull(source, "source is null");
    }

    /** Data into which users write little or nothing. */
    public Constant(Object what, Supplier<? extends Map<String, Object>> source) {
      this(what, 0, source);
    }

    @Override
    public Map<String, Object> model() {
      return source.get();
    }
  }

  /**
   * An error from the vendor's {@link ErrorTable}: documented by the vendor, or required by HTTP
   * itself.
   *
   * @param status the HTTP status
   * @param rule the ids of the rules behind it, separated by commas
   * @param hint one sentence for the developer: what was wrong and what to send instead; empty for
   *     none
   * @param headers response headers to send with it
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
      model = unchanging(model);
    }

    /** A copy with another hint. */
    public Failure withHint(String other) {
      return new Failure(status, rule, other, headers, model);
    }
  }

  private static Map<String, Object> unchanging(Map<String, Object> model) {
    return model instanceof Model<?> ? model : Map.copyOf(model);
  }
}
