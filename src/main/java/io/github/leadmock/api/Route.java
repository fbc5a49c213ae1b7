package io.github.leadmock.api;

import java.util.List;

/**
 * Where an operation is: one of our stub mappings.
 *
 * @param api the API's name
 * @param operation the operation's name within the API
 * @param title the vendor's name for the operation
 * @param methods the methods it accepts, the documented one first
 * @param template the path, with variables in braces
 */
public record Route(
    String api, String operation, String title, List<String> methods, String template) {

  /** Copies the methods. */
  public Route {
    methods = List.copyOf(methods);
  }

  /** The method to send instead of this one: the same in the right case, or the documented one. */
  public String methodFor(String sent) {
    return methods.stream()
        .filter(method -> method.equalsIgnoreCase(sent))
        .findFirst()
        .orElse(methods.get(0));
  }

  /** The operation's id, unique across all APIs. */
  public String id() {
    return api + "/" + operation;
  }
}
