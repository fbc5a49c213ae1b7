package io.github.leadmock.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of {@code stubs/} as bundled in the jar, under {@code leadmock/stubs/}. */
public final class BundledFiles {

  private static final String ROOT = "leadmock/stubs/";

  // Listing a jar of 13,000 entries would be slow.
  private static final List<String> NAMES = text("files.txt").lines().toList();

  private BundledFiles() {}

  /** The bytes of a file, by its path below {@code stubs/}. */
  public static byte[] read(String path) {
    try (@Nullable InputStream file =
        BundledFiles.class.getClassLoader().getResourceAsStream(ROOT + path)) {
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

  /**
   * The paths of the files directly in a folder below {@code stubs/}, as listed in {@code
   * files.txt}.
   */
  public static List<String> list(String folder) {
    String prefix = folder + "/";
    return NAMES.stream()
        .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
        .toList();
  }
}
