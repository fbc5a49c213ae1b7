package io.github.leadmock.server;

import static java.util.Objects.requireNonNull;

/**
 * What was kept of a body on its way. Nobody writes to its bytes.
 *
 * @param bytes all of it; empty unless it is whole
 * @param length how many bytes have passed
 * @param whole whether all of it was kept: it came to its end, and was not too large to be kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would buy nothing
public record BodyCopy(byte[] bytes, long length, boolean whole) {

  /** No body. */
  public static final BodyCopy NONE = new BodyCopy(new byte[0], 0, true);

  /** Checks that nothing is missing. */
  public BodyCopy {
    requireNonNull(bytes, "bytes is null");
  }
}
