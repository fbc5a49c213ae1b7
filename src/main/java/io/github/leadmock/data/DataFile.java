package io.github.leadmock.data;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What was made of a file of the user's.
 *
 * @param contents the leads in it; empty when it is broken
 * @param problem why it is broken, in words that follow its name
 */
record DataFile(Optional<Contents> contents, String problem) {

  static final Pattern NAME = Pattern.compile("(?i)(?<base>.*)\\.(?:json|ya?ml|har)");

  /** What is behind the request's path keeps several answers to it apart. */
  private static final Pattern APART = Pattern.compile("(?<path>.*/[^/.]+)\\.[^/]*");

  /**
   * Reads a file.
   *
   * @param name its path within the folder, with slashes
   */
  static DataFile read(String name, byte[] content) {
    Format format = Format.of(name);
    Reading reading = new Reading();
    JsonNode document = format.read(content, reading);
    if (reading.count() == 0) {
      DocumentReader reader = new DocumentReader(reading);
      Contents contents =
          asked(name)
              .map(request -> reader.answer(request, document))
              .orElseGet(() -> reader.document(document));
      if (reading.count() == 0) {
        return new DataFile(Optional.of(contents), "");
      }
    }
    return broken(describe(reading, format, content));
  }

  /** The request that a file's name stands for. */
  private static Optional<Requested> asked(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String base = parts.group("base");
    Matcher apart = APART.matcher(base);
    String path = apart.matches() ? apart.group("path") : base;
    return Requested.of("GET", path).or(() -> Requested.of("POST", path));
  }

  private static DataFile broken(String problem) {
    return new DataFile(Optional.empty(), problem);
  }

  private static String describe(Reading reading, Format format, byte[] content) {
    Problem first = reading.problems().get(0);
    String more = reading.count() == 1 ? "" : " (and %s more)".formatted(reading.count() - 1);
    return "is broken at %s: expected %s; got %s%s"
        .formatted(place(first.where(), format, content), first.expected(), first.got(), more);
  }

  private static String place(String where, Format format, byte[] content) {
    if (where.startsWith("line ")) {
      return where;
    }
    int line = format.line(content, where);
    return "line %s%s".formatted(Math.max(1, line), where.isEmpty() ? "" : ", " + where);
  }
}
