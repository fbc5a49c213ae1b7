package io.github.leadmock.verify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masks the user's credentials in any form a server may repeat them in: verbatim, in Base64, or
 * escaped for JSON, URLs, HTML or XML, character by character. Immutable.
 */
final class Secrets {

  private static final int SHORTEST_TOKEN = 3;
  // A short user name would match parts of ordinary words, and so would a pair of next to nothing.
  private static final int SHORTEST_USER = 6;
  private static final int TOKEN = 1;
  private static final int USER = 2;
  private static final Pattern NEVER = Pattern.compile("(?!)");

  private static final Pattern NEVER_ESCAPED = Pattern.compile("[A-Za-z0-9]+");

  private final Pattern secrets;

  /** All parts of one of them are in every text that repeats a secret; most texts lack some. */
  private final List<List<String>> landmarks;

  Secrets(String user, String token) {
    Set<String> hidden = new LinkedHashSet<>();
    if (user.length() + token.length() >= SHORTEST_TOKEN) {
      hidden.addAll(base64(user + ":" + token));
    }
    if (user.length() >= SHORTEST_USER) {
      hidden.addAll(base64(user + ":"));
    }
    if (token.length() >= SHORTEST_TOKEN) {
      hidden.addAll(base64(token));
    }
    String others = hidden.stream().map(Secrets::written).collect(Collectors.joining("|"));
    // At the same position, the first alternative wins.
    this.secrets =
        Pattern.compile(
            "%s|(%s)|(%s)"
                .formatted(
                    hidden.isEmpty() ? NEVER : others,
                    token.length() >= SHORTEST_TOKEN ? written(token) : NEVER,
                    user.length() >= SHORTEST_USER ? written(user) : NEVER));
    this.landmarks =
        Stream.concat(hidden.stream(), Stream.of(token, user))
            .map(Secrets::landmarks)
            .distinct()
            .toList();
  }

  /** The parts of a secret that are the same in any escaping, the longest first. */
  private static List<String> landmarks(String secret) {
    return NEVER_ESCAPED
        .matcher(secret)
        .results()
        .map(MatchResult::group)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private static Set<String> base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
        .map(encoder -> encoder.withoutPadding().encodeToString(bytes))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A pattern for a text in any escaping. */
  private static String written(String text) {
    return text.codePoints().mapToObj(Secrets::written).collect(Collectors.joining());
  }

  private static String written(int character) {
    String plain = Character.toString(character);
    if (NEVER_ESCAPED.matcher(plain).matches()) {
      // Plain text matches faster.
      return plain;
    }
    String json =
        plain
            .chars()
            .mapToObj(one -> String.format(Locale.ROOT, "u%04x", one))
            .collect(Collectors.joining("\\\\{1,8}"));
    StringBuilder bytes = new StringBuilder();
    for (byte one : plain.getBytes(StandardCharsets.UTF_8)) {
      bytes.append(String.format(Locale.ROOT, "%%%02x", one));
    }
    // Nested JSON doubles the backslashes at each level.
    return "(?:\\\\{0,8}%s|(?i:\\\\{1,8}%s|%s|&#0*%s;|&#x0*%s;%s))"
        .formatted(
            Pattern.quote(plain),
            json,
            bytes,
            character,
            Integer.toHexString(character),
            named(character));
  }

  private static String named(int character) {
    return switch (character) {
      case ' ' -> "|\\+";
      case '&' -> "|&amp;";
      case '<' -> "|&lt;";
      case '>' -> "|&gt;";
      case '"' -> "|&quot;";
      case '\'' -> "|&apos;";
      case '\\' -> "|\\\\{1,8}";
      case '\t' -> "|\\\\{1,8}t";
      case '\n' -> "|\\\\{1,8}n";
      case '\r' -> "|\\\\{1,8}r";
      default -> "";
    };
  }

  String mask(String text) {
    return landmarks.stream().anyMatch(parts -> parts.stream().allMatch(text::contains))
        ? secrets.matcher(text).replaceAll(Secrets::name)
        : text;
  }

  private static String name(MatchResult found) {
    if (found.group(TOKEN) != null) {
      return Matcher.quoteReplacement("$LEADMOCK_TOKEN");
    }
    return found.group(USER) == null ? "***" : Matcher.quoteReplacement("$LEADMOCK_USER");
  }

  /** The same for a URI, which stays valid. */
  URI mask(URI address) {
    String[] parts = address.toString().split("://", 2);
    return URI.create(parts[0] + "://" + mask(parts[1]));
  }
}
