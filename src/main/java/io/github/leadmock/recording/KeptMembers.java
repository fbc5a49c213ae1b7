package io.github.leadmock.recording;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * JSON pointers of members that are recorded as they are, with {@code *} for any name or index.
 *
 * @param patterns as the user wrote them
 */
public record KeptMembers(List<String> patterns) {

  /** No member. */
  public static final KeptMembers NONE = new KeptMembers(List.of());

  /** Copies the list; what is no pointer is an {@link IllegalArgumentException}. */
  public KeptMembers {
    patterns = List.copyOf(patterns);
    for (String pattern : patterns) {
      if (!pattern.matches("(/[^/]*)+")) {
        throw new IllegalArgumentException(
            "'%s' is not JSON pointer; expected one such as /events/*/data/message"
                .formatted(pattern));
      }
    }
  }

  /** Whether a member, or one that it is in, is kept. */
  boolean has(String pointer) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pointer.matches(
                    Arrays.stream(pattern.split("/", -1))
                            .map(part -> part.equals("*") ? "[^/]*" : Pattern.quote(part))
                            .collect(Collectors.joining("/"))
                        + "(/.*)?"));
  }
}
