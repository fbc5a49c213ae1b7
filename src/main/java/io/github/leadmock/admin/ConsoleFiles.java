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
 * The files of the console, read from the class path when they are first asked for and kept. What
 * is not in the folder that is shipped cannot be had. Thread-safe.
 */
public final class ConsoleFiles {

  /** Where the console is, below the admin path. */
  public static final String HOME = "/leadmock/";

  /** Where its files are, below the admin path. */
  public static final String FOLDER = "/leadmock/console/";

  /** The page that a browser opens first. */
  public static final String INDEX = "index.html";

  /**
   * What the console may do in a browser: nothing that is not its own. Pictures may be data, for
   * the icons in the style sheet of Swagger UI.
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

  /** No empty part and none that starts with a dot, so no way up. */
  private static final Pattern PATH =
      Pattern.compile("([a-z0-9][a-z0-9-]*/){0,4}[a-z0-9][a-z0-9-]*\\.(?<type>[a-z]{2,4})");

  private final Map<String, ConsoleFile> kept = new ConcurrentHashMap<>();

  /**
   * Whether a request reads a file of the console, which holds no secret.
   *
   * @param path the whole path, as the client sent it
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
   * @return empty when there is none
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
