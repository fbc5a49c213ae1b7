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
 * A body after content decoding. No coding is requested, but a server may use one anyway (RFC 9110,
 * section 12.5.3).
 *
 * @param body the decoded bytes; the received ones if decoding failed
 * @param fault what is wrong with the bytes, if anything
 */
record Coding(byte[] body, Optional<String> fault) {

  /**
   * Decodes a body.
   *
   * @param most the maximum number of bytes to decode
   * @throws Undecided if the coding is not supported
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
        // Many servers send raw deflate data, without the zlib wrapper that the coding requires.
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
