package io.github.leadmock.wiremock;

import java.util.Locale;

/** The HTTP server in front of the mock. */
public enum ServerChoice {
  /** Our own, on Jetty 12. */
  LEADMOCK,
  /** WireMock's own, on its bundled Jetty 11. */
  WIREMOCK;

  private static final String PROPERTY = "leadmock.front";

  /**
   * The default: the system property {@code leadmock.front}, else {@link #LEADMOCK}.
   *
   * @throws IllegalArgumentException if the property is neither {@code leadmock} nor {@code
   *     wiremock}
   */
  public static ServerChoice byDefault() {
    String name = System.getProperty(PROPERTY, "leadmock");
    for (ServerChoice choice : values()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(name)) {
        return choice;
      }
    }
    throw new IllegalArgumentException(
        "the system property %s is '%s'; expected leadmock or wiremock".formatted(PROPERTY, name));
  }
}
