package io.github.leadmock.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where {@code schemas/<api>/rules.yaml} has each rule, found in the text that the jar holds. */
final class RuleLines {

  private static final Pattern RULE = Pattern.compile("\\s*- \\{?id: *([A-Z0-9-]+).*");

  private RuleLines() {}

  /** The catalogue's file as the repository has it. */
  static String file(String api) {
    return "schemas/" + api + "/rules.yaml";
  }

  /** The line of each rule by its id, the first line being 1; none for an unknown API. */
  static Map<String, Integer> of(String api) {
    List<String> lines = text("leadmock/" + file(api)).lines().toList();
    Map<String, Integer> found = new HashMap<>();
    for (int line = 0; line < lines.size(); line++) {
      Matcher rule = RULE.matcher(lines.get(line));
      if (rule.matches()) {
        found.put(rule.group(1), line + 1);
      }
    }
    return Map.copyOf(found);
  }

  private static String text(String resource) {
    try (@Nullable InputStream file =
        RuleLines.class.getClassLoader().getResourceAsStream(resource)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + resource, unreadable);
    }
  }
}
