package io.github.leadmock.verify;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a request for a page of events asks for. A value that a server need not take (rules ML-EV-08
 * to ML-EV-10) is as good as unknown: neither given nor left out.
 *
 * @param starts the values of {@code start}
 * @param sizes the values of {@code size}
 */
record PageQuery(List<String> starts, List<String> sizes) {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final long MOST_SIZE = 1_000;

  /** Copies the lists. */
  PageQuery {
    starts = List.copyOf(starts);
    sizes = List.copyOf(sizes);
  }

  /** Reads the query of a path. */
  static PageQuery of(String path) {
    String[] parts = path.split("\\?", 2);
    String query = parts.length < 2 ? "" : parts[1];
    return new PageQuery(values(query, "start"), values(query, "size"));
  }

  private static List<String> values(String query, String name) {
    return Stream.of(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> decoded(pair[0]).equals(name))
        .map(pair -> pair.length < 2 ? "" : decoded(pair[1]))
        .toList();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  boolean asksForNoStart() {
    return starts.isEmpty();
  }

  boolean asksForNoSize() {
    return sizes.isEmpty();
  }

  /** The start, where one is asked for that a server has to take. */
  OptionalLong start() {
    return number(starts);
  }

  /** The size, where one is asked for that a server has to take. */
  OptionalLong size() {
    OptionalLong size = number(sizes);
    return size.isPresent() && size.getAsLong() >= 1 && size.getAsLong() <= MOST_SIZE
        ? size
        : OptionalLong.empty();
  }

  private static OptionalLong number(List<String> values) {
    return values.size() == 1 && NUMBER.matcher(values.get(0)).matches()
        ? OptionalLong.of(Long.parseLong(values.get(0)))
        : OptionalLong.empty();
  }
}
