package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who has writes of their own. A session that is named by {@value #HEADER} goes before the user's.
 *
 * @param mode whether each user has
 * @param named whether a request may name a session; under strict wire it may not
 */
public record Isolation(Mode mode, boolean named) {

  /** The request header that names a session. */
  public static final String HEADER = "X-Leadmock-Session";

  /** Short enough that a great many fit into memory. */
  private static final int MAX_LENGTH = 64;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:@-]{1," + MAX_LENGTH + "}");

  private static final String EXPECTED = "1 to 64 letters, digits or any of . _ : @ -";

  private static final int MAX_SHOWN = 80;

  /** Checks that nothing is missing. */
  public Isolation {
    requireNonNull(mode, "mode is null");
  }

  /** Whether users share what they write. */
  public enum Mode {
    /** All share it who name no session. */
    NONE,
    /** Each user of Basic credentials has writes of his own. */
    USER
  }

  /** Whose own writes a request is about; asked only of requests without a {@link #fault}. */
  public WriteScope owner(Request request) {
    return new WriteScope(
        named ? first(request.header(HEADER)) : Optional.empty(),
        mode == Mode.USER
            ? Credentials.fromHeaders(request.header("Authorization")).map(Credentials::user)
            : Optional.empty());
  }

  /** The same once the name of the session is repaired and these credentials are sent with it. */
  WriteScope mended(Request request, Optional<Credentials> login) {
    return new WriteScope(
        named ? repaired(request.header(HEADER)) : Optional.empty(),
        mode == Mode.USER ? login.map(Credentials::user) : Optional.empty());
  }

  /** What is wrong with the session that a request names. */
  public Optional<Fault> fault(Request request) {
    return named ? fault(request.header(HEADER)) : Optional.empty();
  }

  /** What is wrong with the values of the header, if anything is. */
  public static Optional<Fault> fault(List<String> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      return Optional.of(new Fault(values.size() + " values", "one session"));
    }
    return values.stream()
        .filter(name -> !NAME.matcher(name).matches())
        .findFirst()
        .map(name -> new Fault("'" + shown(name) + "'", EXPECTED));
  }

  /**
   * The name that is nearest to what came and that a session can have; empty when there is nothing
   * left to tell sessions apart by.
   */
  static Optional<String> repaired(List<String> values) {
    if (fault(values).isEmpty()) {
      return first(values);
    }
    return values.stream()
        .map(name -> name.strip().replaceAll("[^A-Za-z0-9._:@-]+", "-"))
        .map(name -> name.substring(0, Math.min(name.length(), MAX_LENGTH)))
        .filter(name -> name.chars().anyMatch(Character::isLetterOrDigit))
        .findFirst();
  }

  private static Optional<String> first(List<String> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  private static String shown(String name) {
    return name.length() > MAX_SHOWN ? name.substring(0, MAX_SHOWN) + "..." : name;
  }

  /**
   * Why a name cannot be used.
   *
   * @param got what came, in words
   * @param expected what would have been right, in words
   */
  public record Fault(String got, String expected) {

    /** Says it in one line. */
    public String message() {
      return "%s is %s; expected %s".formatted(HEADER, got, expected);
    }
  }
}
