package io.github.leadmock.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The console's files, read from the class path on first use and cached. Only files in the bundled
 * folder can be read. Thread-safe.
 */
public final class ConsoleFiles {

  /** The path of the console, below the admin path. */
  public static final String HOME = "/leadmock/";

  /** The path of the console's files, below the admin path. */
  public static final String FOLDER = "/leadmock/console/";

  /** The start page. */
  public static final String INDEX = "index.html";

  /**
   * Lets the console load only its own resources. Images may be data URLs, for the icons in Swagger
   * UI's style sheet.
   */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /** No empty segment and none that starts with a dot, which rules out path traversal. */
  private static final Pattern PATH =
      Pattern.compile("([a-z0-9][a-z0-9-]*/){0,4}[a-z0-9][a-z0-9-]*\\.(?<type>[a-z]{2,4})");

  private final Map<String, ConsoleFile> kept = new ConcurrentHashMap<>();

  /**
   * Whether a request reads a file of the console, which holds no secrets.
   *
   * @param path the full path, as the client sent it
   */
  public static boolean isAsked(String method, String path) {
    return (method.equals("GET") || method.equals("HEAD")) && holds(path);
  }

  private static boolean holds(String path) {
    return path.equals("/__admin/leadmock")
        || path.equals("/__admin" + HOME)
        || (path.startsWith("/__admin" + FOLDER) && !path.contains("..") && !path.contains("%"));
  }

  /**
   * A file of the console.
   *
   * @param path below the console's folder, such as {@code pages/start.js}
   * @return empty if it does not exist
   */
  public Optional<ConsoleFile> find(String path) {
    @Nullable ConsoleFile known = kept.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    var matcher = PATH.matcher(path);
    if (!matcher.matches() || !TYPES.containsKey(matcher.group("type"))) {
      return Optional.empty();
    }
    Optional<ConsoleFile> file = read(path, TYPES.getOrDefault(matcher.group("type"), ""));
    file.ifPresent(found -> kept.put(path, found));
    return file;
  }

  private static Optional<ConsoleFile> read(String path, String type) {
    try (@Nullable InputStream content = ConsoleFiles.class.getResourceAsStream("web/" + path)) {
      if (content == null) {
        return Optional.empty();
      }
      byte[] bytes = content.readAllBytes();
      return Optional.of(new ConsoleFile(type, bytes, etag(bytes)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot read the file %s of the console".formatted(path), unreadable);
    }
  }

  private static String etag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
