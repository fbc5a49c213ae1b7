package io.github.leadmock.verify;

/** A request without an answer; the message says why. */
final class NoAnswer extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Call call;
  private final Kind kind;

  private enum Kind {
    LATE,
    BROKEN,
    LOST
  }

  private NoAnswer(Call call, String reason, Kind kind) {
    super(reason, null, false, false);
    this.call = call;
    this.kind = kind;
  }

  /** There was no answer in time. */
  static NoAnswer late(Call call, String reason) {
    return new NoAnswer(call, reason, Kind.LATE);
  }

  /** The connection could not be opened, or it broke. */
  static NoAnswer broken(Call call, String reason) {
    return new NoAnswer(call, reason, Kind.BROKEN);
  }

  /** A write on a reused connection that the server may have closed before, as it may. */
  static NoAnswer lost(Call call, String reason) {
    return new NoAnswer(call, reason, Kind.LOST);
  }

  Call call() {
    return call;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** Whether a second try could help: reads can be repeated, except after a timeout. */
  boolean isWorthAnotherTry() {
    return call.isRead() && kind == Kind.BROKEN;
  }

  /** Whether it is no evidence against the server. */
  boolean isLost() {
    return kind == Kind.LOST;
  }
}
