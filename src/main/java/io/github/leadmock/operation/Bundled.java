package io.github.leadmock.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of {@code stubs/} as the jar carries them, under {@code leadmock/stubs/}. */
public final class Bundled {

  private static final String ROOT = "leadmock/stubs/";

  private static final List<String> NAMES = names();

  private Bundled() {}

  /** The bytes of a file, by its path below {@code stubs/}. */
  public static byte[] read(String path) {
    try (@Nullable InputStream file =
        Bundled.class.getClassLoader().getResourceAsStream(ROOT + path)) {
      if (file == null) {
        throw new IllegalStateException("stubs/%s is missing from the jar".formatted(path));
      }
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot read stubs/%s from the jar".formatted(path), unreadable);
    }
  }

  /** The text of a file, by its path below {@code stubs/}. */
  public static String text(String path) {
    return new String(read(path), StandardCharsets.UTF_8);
  }

  /** The paths of the files right in a folder below {@code stubs/}, sorted. */
  public static List<String> list(String folder) {
    String prefix = folder + "/";
    return NAMES.stream()
        .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
        .toList();
  }

  /** All files, read once: a walk through a jar of 13,000 entries takes its time. */
  private static List<String> names() {
    @Nullable URL root = Bundled.class.getClassLoader().getResource(ROOT + "README.md");
    if (root == null) {
      throw new IllegalStateException("the folder stubs/ is missing from the jar");
    }
    try {
      if (root.openConnection() instanceof JarURLConnection jar) {
        // The connection's jar file is shared by all class loading: it must stay open.
        return jar.getJarFile().stream()
            .map(JarEntry::getName)
            .filter(name -> name.startsWith(ROOT) && !name.endsWith("/"))
            .map(name -> name.substring(ROOT.length()))
            .sorted()
            .toList();
      }
      return namesBelow(Path.of(toUri(root)).resolveSibling(""));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list stubs/", unreadable);
    }
  }

  private static List<String> namesBelow(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static URI toUri(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(
          "the class loader gave the malformed address " + url, impossible);
    }
  }
}
