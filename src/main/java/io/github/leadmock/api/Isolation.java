package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who has separate writes. A session named by {@value #HEADER} takes precedence over the user.
 *
 * @param mode whether each user has separate writes
 * @param named whether a request may name a session; not allowed under strict wire
 */
public record Isolation(Mode mode, boolean named) {

  /** The request header that names a session. */
  public static final String HEADER = "X-Leadmock-Session";

  /** Short enough that very many names fit into memory. */
  private static final int MAX_LENGTH = 64;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:@-]{1," + MAX_LENGTH + "}");

  private static final String EXPECTED = "1 to 64 letters, digits or any of . _ : @ -";

  private static final int MAX_SHOWN = 80;

  /** Checks for nulls. */
  public Isolation {
    requireNonNull(mode, "mode is null");
  }

  /** Whether users share what they write. */
  public enum Mode {
    /** Requests that name no session share all writes. */
    NONE,
    /** Each Basic authentication user has separate writes. */
    USER
  }

  /** Whose own writes a request concerns; call only for requests without a {@link #fault}. */
  public WriteScope owner(Request request) {
    return new WriteScope(
        named ? first(request.header(HEADER)) : Optional.empty(),
        mode == Mode.USER
            ? Credentials.fromHeaders(request.header("Authorization")).map(Credentials::user)
            : Optional.empty());
  }

  /** The owner after the session name is repaired and these credentials are sent. */
  WriteScope mended(Request request, Optional<Credentials> login) {
    return new WriteScope(
        named ? repaired(request.header(HEADER)) : Optional.empty(),
        mode == Mode.USER ? login.map(Credentials::user) : Optional.empty());
  }

  /** The session that the values of the header name; empty if they name none that there can be. */
  public static Optional<String> session(List<String> values) {
    return fault(values).isEmpty() ? first(values) : Optional.empty();
  }

  /** What is wrong with the session name of a request; empty if it is valid or absent. */
  public Optional<Fault> fault(Request request) {
    return named ? fault(request.header(HEADER)) : Optional.empty();
  }

  /** What is wrong with the values of the header; empty if they are valid or absent. */
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
   * The valid session name nearest to the one sent; empty if too little of it is left to
   * distinguish sessions.
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
   * Why a name is invalid.
   *
   * @param got what was sent, in words
   * @param expected what is valid, in words
   */
  public record Fault(String got, String expected) {

    /** The fault in one line. */
    public String message() {
      return "%s is %s; expected %s".formatted(HEADER, got, expected);
    }
  }
}
