package io.github.leadmock.verify;

/** A request that got no answer; the message says why. */
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

  /** None came in time. */
  static NoAnswer late(Call call, String reason) {
    return new NoAnswer(call, reason, Kind.LATE);
  }

  /** The connection did not come about or broke. */
  static NoAnswer broken(Call call, String reason) {
    return new NoAnswer(call, reason, Kind.BROKEN);
  }

  /** A write went out on a connection that the server may have closed before, as it may. */
  static NoAnswer lost(Call call, String reason) {
    return new NoAnswer(call, reason, Kind.LOST);
  }

  Call call() {
    return call;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** Whether it could go better at once: a read does no harm twice, and has not waited long. */
  boolean isWorthAnotherTry() {
    return call.isRead() && kind == Kind.BROKEN;
  }

  /** Whether it says nothing against the server. */
  boolean isLost() {
    return kind == Kind.LOST;
  }
}
