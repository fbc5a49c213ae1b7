package io.github.leadmock.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * How a body was packed. None is asked for, but a server may pack all the same (RFC 9110, section
 * 12.5.3).
 *
 * @param body the bytes, unpacked as far as that goes
 * @param fault what is wrong with them, if anything is
 */
record Coding(byte[] body, Optional<String> fault) {

  /**
   * Unpacks a body.
   *
   * @param most never more bytes than this
   * @throws Undecided when the coding is one that cannot be read here
   */
  static Coding unpack(Optional<String> coding, byte[] packed, int most) {
    String name = coding.orElse("").strip().toLowerCase(Locale.ROOT);
    if (packed.length == 0 || name.isEmpty() || name.equals("identity")) {
      return new Coding(packed, Optional.empty());
    }
    return switch (name) {
      case "gzip", "x-gzip" -> unpacked(name, packed, most, GZIPInputStream::new);
      case "deflate" -> {
        Coding wrapped = unpacked(name, packed, most, InflaterInputStream::new);
        // Many servers leave out the wrapper that the name stands for.
        yield wrapped.fault().isEmpty()
            ? wrapped
            : unpacked(name, packed, most, in -> new InflaterInputStream(in, new Inflater(true)));
      }
      default ->
          throw new Undecided(
              "the server packs its answers as '%s', though it was asked not to; verify reads gzip"
                      .formatted(name)
                  + " and deflate");
    };
  }

  private interface Unpacker {
    InputStream over(InputStream packed) throws IOException;
  }

  private static Coding unpacked(String name, byte[] packed, int most, Unpacker unpacker) {
    try (InputStream in = unpacker.over(new ByteArrayInputStream(packed))) {
      return new Coding(in.readNBytes(most), Optional.empty());
    } catch (IOException otherwise) {
      return new Coding(
          packed, Optional.of("Content-Encoding says %s, the bytes are not".formatted(name)));
    }
  }
}
