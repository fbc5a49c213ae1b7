package io.github.leadmock.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways in which programs escape a text. */
final class Spelling {

  private Spelling() {}

  static Set<String> all(String text) {
    String url = URLEncoder.encode(text, StandardCharsets.UTF_8);
    String json = json(text);
    return Stream.of(
            text,
            url,
            url.replace("+", "%20"),
            url.toLowerCase(Locale.ROOT).equals(url) ? url : lowerHex(url),
            json,
            json.replace("/", "\\/"),
            escaped(json, "\\u%04x"),
            escaped(json, "\\u%04X"),
            json(json),
            markup(text),
            markup(text).replace("&#39;", "&apos;"),
            numbered(text))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static List<String> base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return List.of(
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private static String lowerHex(String url) {
    return Pattern.compile("%..")
        .matcher(url)
        .replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
  }

  /** Escapes everything except ASCII, and what has a meaning in HTML. */
  private static String escaped(String json, String format) {
    return each(
        json,
        unit ->
            unit > 126 || "<>&'=".indexOf(unit) >= 0
                ? format.formatted(unit)
                : String.valueOf((char) unit));
  }

  private static String each(String text, IntFunction<String> change) {
    return text.chars().mapToObj(change).collect(Collectors.joining());
  }

  private static String markup(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String numbered(String text) {
    return text.codePoints()
        .mapToObj(
            point ->
                Character.isLetterOrDigit(point) && point < 127
                    ? Character.toString(point)
                    : "&#%d;".formatted(point))
        .collect(Collectors.joining());
  }

  /** A text as such, and as it is read from JSON or markup. */
  static Set<String> read(String file) {
    String markup =
        file.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#34;", "\"")
            .replace("&apos;", "'")
            .replace("&#9;", "\t")
            .replace("&#x9;", "\t")
            .replace("&amp;", "&");
    String json =
        file.replace("\\t", "\t").replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\");
    return new LinkedHashSet<>(List.of(file, markup, json));
  }
}
