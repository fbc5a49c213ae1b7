package io.github.leadmock.journal;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The name of a program in a User-Agent header, short enough for a list. */
final class ClientName {

  private static final int MAX_LENGTH = 60;

  /**
   * Browsers also name those that they are compatible with: the first of these that fits counts.
   */
  private static final List<Pattern> BROWSERS =
      List.of(
          Pattern.compile("(Edg|OPR|Firefox|HeadlessChrome|Chrome)/(\\d+)"),
          Pattern.compile("(Version)/(\\d+)[^ ]* .*Safari"));

  private static final Pattern PRODUCT = Pattern.compile("[^ ;(]+");

  private ClientName() {}

  /** The browser and its major version, or the first product; empty if there is neither. */
  static Optional<String> of(String userAgent) {
    if (userAgent.startsWith("Mozilla/")) {
      Optional<String> browser =
          BROWSERS.stream()
              .flatMap(pattern -> pattern.matcher(userAgent).results())
              .reduce((first, second) -> isDerived(second) ? second : first)
              .map(ClientName::named);
      if (browser.isPresent()) {
        return browser;
      }
    }
    return PRODUCT
        .matcher(userAgent)
        .results()
        .findFirst()
        .map(MatchResult::group)
        .map(name -> name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name);
  }

  /** Edge and Opera call themselves Chrome first. */
  private static boolean isDerived(MatchResult found) {
    return found.group(1).equals("Edg") || found.group(1).equals("OPR");
  }

  private static String named(MatchResult found) {
    String name =
        switch (found.group(1)) {
          case "Edg" -> "Edge";
          case "OPR" -> "Opera";
          case "Version" -> "Safari";
          case "HeadlessChrome" -> "Headless Chrome";
          default -> found.group(1);
        };
    return name + " " + found.group(2);
  }
}
