package io.github.leadmock.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads bytes as UTF-8 without replacing those that are none, as Java does by default. */
public final class Utf8 {

  /** How much of a text is looked at in one go, in characters. */
  private static final int PART = 8 << 10;

  private Utf8() {}

  /** Says at which byte a text ends that should be UTF-8. */
  public static final class Malformed extends CharacterCodingException {

    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    private Malformed(int line, int column) {
      this.line = line;
      this.column = column;
    }

    /** The line of the first byte that is not UTF-8, from 1. */
    public int line() {
      return line;
    }

    /** Such as {@code line 2, column 7}. */
    public String place() {
      return "line %s, column %s".formatted(line, column);
    }

    @Override
    public String getMessage() {
      return place() + ": expected a text file in UTF-8";
    }
  }

  /**
   * The text.
   *
   * @throws Malformed if the bytes are not UTF-8; says where
   */
  public static String decode(byte[] bytes) throws Malformed {
    check(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Looks at bytes without making a text of them, which may be large.
   *
   * @throws Malformed if the bytes are not UTF-8; says where
   */
  public static void check(byte[] bytes) throws Malformed {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer part = CharBuffer.allocate(Math.min(bytes.length, PART) + 1);
    int line = 1;
    int column = 1;
    CoderResult result;
    do {
      result = decoder.decode(in, part, true);
      part.flip();
      while (part.hasRemaining()) {
        boolean ends = part.get() == '\n';
        line += ends ? 1 : 0;
        column = ends ? 1 : column + 1;
      }
      part.clear();
    } while (result.isOverflow());
    if (result.isError()) {
      throw new Malformed(line, column);
    }
  }

  /**
   * The text of a file.
   *
   * @throws Malformed if it is not UTF-8; says where
   */
  public static String read(Path file) throws IOException {
    return decode(Files.readAllBytes(file));
  }
}
