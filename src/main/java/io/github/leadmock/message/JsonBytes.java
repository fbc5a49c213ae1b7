package io.github.leadmock.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * JSON text in UTF-8 that is being written. It writes the same characters as {@link JsonText}, but
 * without a String for each value: the values of an event page took a third of the time of a
 * request. Not thread-safe.
 */
public final class JsonBytes {

  private static final int UUID_LENGTH = 36;

  private byte[] bytes;
  private ByteBuffer numbers;
  private int size;

  /**
   * Starts with no text.
   *
   * @param capacity the expected size in bytes; more is possible
   */
  public JsonBytes(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
    numbers = ByteBuffer.wrap(bytes);
  }

  /** The number of bytes so far. */
  public int size() {
    return size;
  }

  /** A copy of the text so far. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** The text so far. */
  @Override
  public String toString() {
    return new String(bytes, 0, size, UTF_8);
  }

  /** Adds text that is in UTF-8 already. */
  public void text(byte[] text) {
    reserve(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
  }

  /** Adds an ASCII character as it is. */
  public void text(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
  }

  /** Adds text as it is. */
  public void text(String text) {
    reserve(text.length());
    int start = size;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~') {
        size = start;
        text(text.getBytes(UTF_8));
        return;
      }
      bytes[size++] = (byte) c;
    }
  }

  /** Adds a quoted string. */
  public void string(String text) {
    // A quotation mark at each end, and room for an escape for each character.
    reserve(2 * text.length() + 2);
    int start = size;
    bytes[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        size = start;
        text(JsonText.of(text));
        return;
      }
      if (c == '"' || c == '\\') {
        bytes[size++] = '\\';
      }
      bytes[size++] = (byte) c;
    }
    bytes[size++] = '"';
  }

  /** Adds a string that holds JSON text, which is in UTF-8 and has no control characters. */
  public void string(byte[] json) {
    reserve(2 * json.length + 2);
    bytes[size++] = '"';
    for (byte b : json) {
      if (b == '"' || b == '\\') {
        bytes[size++] = '\\';
      }
      bytes[size++] = b;
    }
    bytes[size++] = '"';
  }

  /** Adds a string, or {@code null}. */
  public void string(Optional<String> text) {
    if (text.isPresent()) {
      string(text.get());
    } else {
      text(JsonText.NULL);
    }
  }

  /** Adds a quoted UUID, after a prefix that needs no escapes, such as {@code user:}. */
  public void uuid(String prefix, UUID id) {
    reserve(prefix.length() + UUID_LENGTH + 2);
    bytes[size++] = '"';
    text(prefix);
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    long middle = hex((int) high);
    long end = hex((int) (low >>> 32));
    numbers.putLong(size, hex((int) (high >>> 32)));
    bytes[size + 8] = '-';
    numbers.putInt(size + 9, (int) (middle >>> 32));
    bytes[size + 13] = '-';
    numbers.putInt(size + 14, (int) middle);
    bytes[size + 18] = '-';
    numbers.putInt(size + 19, (int) (end >>> 32));
    bytes[size + 23] = '-';
    numbers.putInt(size + 24, (int) end);
    numbers.putLong(size + 28, hex((int) low));
    size += UUID_LENGTH;
    bytes[size++] = '"';
  }

  /** Adds a quoted UUID. */
  public void uuid(UUID id) {
    uuid("", id);
  }

  /** The eight hexadecimal digits of a number, in ASCII, the first in the highest byte. */
  private static long hex(int number) {
    // Spreads the digits over the bytes; then all eight become characters at once.
    long digits = number & 0xFFFF_FFFFL;
    digits = (digits << 16 | digits) & 0x0000_FFFF_0000_FFFFL;
    digits = (digits << 8 | digits) & 0x00FF_00FF_00FF_00FFL;
    digits = (digits << 4 | digits) & 0x0F0F_0F0F_0F0F_0F0FL;
    long letters = (digits + 0x0606_0606_0606_0606L) >>> 4 & 0x0101_0101_0101_0101L;
    return digits + 0x3030_3030_3030_3030L + letters * ('a' - '0' - 10);
  }

  /** Adds a quoted time, as {@link Instant#toString} formats it. */
  public void time(Instant time) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    if (time.getNano() != 0 || local.getYear() < 1_000 || local.getYear() > 9_999) {
      text(JsonText.of(time));
      return;
    }
    reserve(1);
    bytes[size++] = '"';
    seconds(local, 'T');
    reserve(2);
    bytes[size++] = 'Z';
    bytes[size++] = '"';
  }

  /**
   * Adds a time without quotation marks, such as {@code 2026-11-30T10:00:00}.
   *
   * @param local in the years 0 to 9999; a fraction of a second is left out
   * @param separator stands between date and time
   */
  public void seconds(LocalDateTime local, char separator) {
    digits(local.getYear(), 4);
    text('-');
    digits(local.getMonthValue(), 2);
    text('-');
    digits(local.getDayOfMonth(), 2);
    text(separator);
    digits(local.getHour(), 2);
    text(':');
    digits(local.getMinute(), 2);
    text(':');
    digits(local.getSecond(), 2);
  }

  /**
   * Adds a number with leading zeros.
   *
   * @param number at least 0, with no more than {@code width} digits
   */
  public void digits(int number, int width) {
    reserve(width);
    int rest = number;
    for (int i = size + width - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += width;
  }

  /** Adds a number. */
  public void number(long number) {
    if (number >= 0 && number <= 9) {
      reserve(1);
      bytes[size++] = (byte) ('0' + number);
    } else {
      text(Long.toString(number));
    }
  }

  /** Adds {@code true} or {@code false}. */
  public void truth(boolean truth) {
    text(Boolean.toString(truth));
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
      numbers = ByteBuffer.wrap(bytes);
    }
  }
}
