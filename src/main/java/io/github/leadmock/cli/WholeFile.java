package io.github.leadmock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files so that a reader sees all of the old text or all of the new one. */
final class WholeFile {

  private WholeFile() {}

  /**
   * What to throw when a file cannot be written.
   *
   * @param option where the user named it
   */
  static UncheckedIOException unwritable(Path file, String option, IOException failed) {
    return new UncheckedIOException(
        "cannot write %s: %s %s; name a file that can be written (%s)"
            .formatted(file, failed.getClass().getSimpleName(), failed.getMessage(), option),
        failed);
  }

  /** Writes a file in UTF-8, with the folders that it needs. */
  static void write(Path file, String text) throws IOException {
    Path real = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
    Files.createDirectories(real.getParent());
    Path draft = real.resolveSibling("." + real.getFileName() + ".part");
    try {
      Files.writeString(draft, text);
      try {
        Files.move(
            draft, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException unable) {
        Files.move(draft, real, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
