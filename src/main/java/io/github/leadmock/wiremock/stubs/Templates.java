package io.github.leadmock.wiremock.stubs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The source of response templates: the user's files first, then ours. */
public interface Templates {

  /**
   * A text that replaces one of our templates; one in the API's own folder, such as {@code
   * metroleads/error.json.hbs}, takes precedence over one for both.
   */
  Optional<String> replacing(String api, String name);

  /** Whether WireMock itself would find a file with this name. */
  boolean isFile(String name);

  /** The templates of a stock WireMock, whose own files do not replace ours. */
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

  /** The templates of our own server. */
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
