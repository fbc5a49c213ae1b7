package io.github.leadmock.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The documentation page; our part of it lies between two marks. */
record Page(Path file) {

  static final String BEGIN = "<!-- leadmock-bench: begin -->";
  static final String END = "<!-- leadmock-bench: end -->";

  /**
   * Replaces our part.
   *
   * @throws CannotMeasure if the page or its marks are missing
   */
  void write(String ours) throws IOException {
    if (!Files.exists(file)) {
      throw new CannotMeasure(
          "there is no %s to write to; expected the repository's own".formatted(file));
    }
    String page = Files.readString(file);
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new CannotMeasure("%s has no lines '%s' and '%s'".formatted(file, BEGIN, END));
    }
    Files.writeString(
        file, page.substring(0, begin + BEGIN.length()) + "\n" + ours + page.substring(end));
  }
}
