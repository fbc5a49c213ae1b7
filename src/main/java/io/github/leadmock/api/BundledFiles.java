package io.github.leadmock.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of {@code stubs/} as bundled in the jar, under {@code leadmock/stubs/}. */
public final class BundledFiles {

  private static final String ROOT = "leadmock/stubs/";

  private BundledFiles() {}

  /** The text of a file, by its path below {@code stubs/}; empty if there is none. */
  public static Optional<String> find(String path) {
    try (@Nullable InputStream file =
        BundledFiles.class.getClassLoader().getResourceAsStream(ROOT + path)) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot read stubs/%s from the jar".formatted(path), unreadable);
    }
  }

  /** The text of a file, by its path below {@code stubs/}. */
  public static String text(String path) {
    return find(path)
        .orElseThrow(
            () -> new IllegalStateException("stubs/%s is missing from the jar".formatted(path)));
  }
}
