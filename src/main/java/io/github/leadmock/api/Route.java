package io.github.leadmock.api;

import java.util.List;

/**
 * Where an operation is: one stub mapping of ours.
 *
 * @param api the API's name
 * @param operation the operation's name in it
 * @param title what the vendor's document calls it
 * @param methods the methods it takes, the documented one first
 * @param template the path, with variables in braces
 */
public record Route(
    String api, String operation, String title, List<String> methods, String template) {

  /** Copies the methods. */
  public Route {
    methods = List.copyOf(methods);
  }

  /** The method to send instead of another: the same in its own spelling, or the documented one. */
  public String methodFor(String sent) {
    return methods.stream()
        .filter(method -> method.equalsIgnoreCase(sent))
        .findFirst()
        .orElse(methods.get(0));
  }

  /** The operation's name among those of all APIs. */
  public String id() {
    return api + "/" + operation;
  }
}
