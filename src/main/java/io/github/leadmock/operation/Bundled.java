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
    @Nullable URL root = Bundled.class.getClassLoader().getResource(ROOT + "README.md");
    if (root == null) {
      throw new IllegalStateException("the folder stubs/ is missing from the jar");
    }
    String prefix = ROOT + folder + "/";
    try {
      if (root.openConnection() instanceof JarURLConnection jar) {
        // The connection's jar file is shared by all class loading: it must stay open.
        return jar.getJarFile().stream()
            .map(JarEntry::getName)
            .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
            .filter(name -> name.length() > prefix.length())
            .map(name -> name.substring(ROOT.length()))
            .sorted()
            .toList();
      }
      return listFolder(Path.of(toUri(root)).resolveSibling(folder), folder);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list stubs/%s".formatted(folder), unreadable);
    }
  }

  private static List<String> listFolder(Path directory, String folder) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> folder + "/" + file.getFileName()).sorted().toList();
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
