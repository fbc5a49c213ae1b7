package io.github.leadmock.recording;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for values: the same for the same value, under one key. Without the key, which is
 * kept nowhere, nobody can find out what a stand-in stands for. For one thread.
 */
final class StandIns {

  private static final Pattern UUID_FORM =
      Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern EMAIL = Pattern.compile("\\s*[^\\s@]+@[^\\s@]+\\s*");
  private static final Pattern IP_V4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern IP_V6 =
      Pattern.compile("(?i)(?=[^:]*:[^:]*:)[0-9a-f:]*(?::(?:\\d{1,3}\\.){3}\\d{1,3})?");
  private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://)[^/?#]*(.*)");
  private static final Pattern HEX = Pattern.compile("(?=.*[0-9])[0-9a-f]{16,}");
  private static final int BLOCK = 0x80;

  /** Data files take no longer number for an id. */
  private static final int MOST_DIGITS = 18;

  private final Mac mac;
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> originals = new HashMap<>();

  StandIns(byte[] key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
    }
  }

  /** Whether a text is an id in the form of a UUID. */
  static boolean isUuid(String text) {
    return UUID_FORM.matcher(text).matches();
  }

  private SplittableRandom random(String kind, String value) {
    byte[] digest = mac.doFinal((kind + "\0" + value).getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(ByteBuffer.wrap(digest).getLong());
  }

  /** For an id: a UUID for a UUID, a number for a number. No two ids have the same one. */
  String id(String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    @Nullable String known = ids.get(lower);
    for (int attempt = 0; known == null; attempt++) {
      SplittableRandom random = random("id" + attempt, lower);
      String made = isUuid(lower) ? uuid(random) : number(random, lower);
      if (!made.equals(lower) && originals.putIfAbsent(made, lower) == null) {
        known = made;
        ids.put(lower, made);
      }
    }
    return known;
  }

  private static String uuid(SplittableRandom random) {
    return new UUID(
            (random.nextLong() & ~0xF000L) | 0x4000L,
            (random.nextLong() & (-1L >>> 2)) | Long.MIN_VALUE)
        .toString();
  }

  /** Longer than the id, where there is room: of nine numbers all may be taken already. */
  private static String number(SplittableRandom random, String digits) {
    StringBuilder made = new StringBuilder().append(1 + random.nextInt(9));
    int length = Math.min(Math.max(digits.length(), 2) + 2, MOST_DIGITS);
    while (made.length() < length) {
      made.append(random.nextInt(10));
    }
    return made.toString();
  }

  /** For a text: one of the same length and script, an address for an address. */
  String text(String text) {
    if (text.isBlank()) {
      return text;
    }
    SplittableRandom random = random("text", text);
    if (EMAIL.matcher(text).matches()) {
      String name = text.strip().split("@", 2)[0];
      return shuffled(random, name).replace('@', 'x') + "@example.com";
    }
    if (IP_V4.matcher(text).matches()) {
      // Set apart for documentation (RFC 5737, RFC 3849).
      return "198.51.100." + random.nextInt(256);
    }
    if (IP_V6.matcher(text).matches()) {
      return "2001:db8::"
          + Integer.toHexString(random.nextInt(1 << 16))
          + ":"
          + Integer.toHexString(random.nextInt(1 << 16));
    }
    Matcher address = ADDRESS.matcher(text);
    if (address.matches()) {
      return address.group(1) + "example.com" + path(random, address.group(2));
    }
    if (HEX.matcher(text).matches()) {
      StringBuilder made = new StringBuilder();
      text.chars().forEach(any -> made.append(Character.forDigit(random.nextInt(16), 16)));
      return made.toString();
    }
    return shuffled(random, text);
  }

  private static String path(SplittableRandom random, String path) {
    return path.isEmpty() || path.equals("/") ? path : "/" + shuffled(random, path.substring(1));
  }

  /** Letters for letters of the same script and case, digits for digits, all else as it is. */
  private static String shuffled(SplittableRandom random, String text) {
    StringBuilder made = new StringBuilder(text.length());
    text.codePoints().forEach(point -> made.appendCodePoint(other(random, point)));
    if (made.toString().equals(text)) {
      // Nothing in it could be replaced.
      made.setLength(0);
      text.codePoints().forEach(point -> made.append(Character.isWhitespace(point) ? ' ' : '*'));
      if (made.toString().equals(text)) {
        return text.replace('*', '-');
      }
    }
    return made.toString();
  }

  private static int other(SplittableRandom random, int point) {
    if (Character.isDigit(point)) {
      return point - Character.digit(point, 10) + random.nextInt(10);
    }
    int type = Character.getType(point);
    boolean replaced = Character.isLetter(point) || type == Character.OTHER_SYMBOL;
    if (!replaced) {
      return point;
    }
    if (point < BLOCK) {
      int first = Character.isUpperCase(point) ? 'A' : 'a';
      return first + random.nextInt(26);
    }
    UnicodeScript script = UnicodeScript.of(point);
    for (int attempt = 0; attempt < BLOCK; attempt++) {
      int made = (point & -BLOCK) | random.nextInt(BLOCK);
      if (made != point && Character.getType(made) == type && UnicodeScript.of(made) == script) {
        return made;
      }
    }
    return 'x';
  }

  /** For a number: one with other digits. */
  String number(String number) {
    SplittableRandom random = random("number", number);
    StringBuilder made = new StringBuilder();
    boolean exponent = false;
    for (char digit : number.toCharArray()) {
      exponent |= digit == 'e' || digit == 'E';
      made.append(Character.isDigit(digit) && !exponent ? (char) ('1' + random.nextInt(9)) : digit);
    }
    return made.toString();
  }
}
