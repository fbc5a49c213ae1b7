package io.github.leadmock.verify;

/** A request that got no answer; the message says why. */
final class NoAnswer extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Call call;

  NoAnswer(Call call, String reason) {
    super(reason, null, false, false);
    this.call = call;
  }

  Call call() {
    return call;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
