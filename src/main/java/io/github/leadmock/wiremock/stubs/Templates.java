package io.github.leadmock.wiremock.stubs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the text of a response template is from: the user's files first, then ours. */
public interface Templates {

  /**
   * A text that stands in for a template of ours; one in the API's own folder, {@code
   * metroleads/error.json.hbs}, goes before one that is for both.
   */
  Optional<String> replacing(String api, String name);

  /** Whether WireMock itself finds a file of that name. */
  boolean isFile(String name);

  /** Those of a stock WireMock, whose own files replace none of ours. */
  static Templates in(Path files) {
    return new Templates() {
      @Override
      public Optional<String> replacing(String api, String name) {
        return Optional.empty();
      }

      @Override
      public boolean isFile(String name) {
        return Files.isRegularFile(files.resolve(name));
      }
    };
  }

  /** Those of our own server. */
  static Templates in(UserFiles files) {
    return new Templates() {
      @Override
      public Optional<String> replacing(String api, String name) {
        return files.text(api + "/" + name).or(() -> files.text(name));
      }

      @Override
      public boolean isFile(String name) {
        return files.has(name);
      }
    };
  }
}
