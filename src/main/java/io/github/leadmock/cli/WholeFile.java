package io.github.leadmock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files atomically where the file system can: readers see all of the old text or all of the
 * new text.
 */
final class WholeFile {

  private WholeFile() {}

  /**
   * The error for a file that cannot be written.
   *
   * @param option the option that names the file
   */
  static UncheckedIOException unwritable(Path file, String option, IOException failed) {
    return new UncheckedIOException(
        "cannot write %s: %s %s; name a file that can be written (%s)"
            .formatted(file, failed.getClass().getSimpleName(), failed.getMessage(), option),
        failed);
  }

  /** Writes a file as UTF-8, and creates missing parent folders. */
  static void write(Path file, String text) throws IOException {
    Path real = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
    Files.createDirectories(real.getParent());
    Path partial = real.resolveSibling("." + real.getFileName() + ".part");
    try {
      Files.writeString(partial, text);
      try {
        Files.move(
            partial, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException unable) {
        Files.move(partial, real, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
