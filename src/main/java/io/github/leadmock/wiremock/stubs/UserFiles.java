package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.common.BinaryFile;
import com.github.tomakehurst.wiremock.common.TextFile;
import io.github.leadmock.stubs.MissingBody;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The user's {@code __files}, each in its last complete version. Names are looked up among the
 * files found in the folder, so none leads outside. Thread-safe.
 */
public final class UserFiles extends NoFiles {

  private final String folder;
  private final Consumer<String> log;
  private volatile Map<String, byte[]> contents = Map.of();

  /**
   * Starts without files.
   *
   * @param folder precedes file names in messages
   * @param log receives a line when a missing file is requested
   */
  UserFiles(String folder, Consumer<String> log) {
    this.folder = folder;
    this.log = log;
  }

  /** Adds or replaces a file. */
  synchronized void put(String name, byte[] content) {
    Map<String, byte[]> changed = new TreeMap<>(contents);
    changed.put(name, content);
    contents = changed;
  }

  /** Removes a file. */
  synchronized void remove(String name) {
    Map<String, byte[]> changed = new TreeMap<>(contents);
    changed.remove(name);
    contents = changed;
  }

  @Override
  public boolean has(String name) {
    return contents.containsKey(name);
  }

  /** The text of a file, if one has that name. */
  Optional<String> text(String name) {
    return Optional.ofNullable(contents.get(name))
        .map(content -> new String(content, StandardCharsets.UTF_8));
  }

  @Override
  public BinaryFile getBinaryFileNamed(String name) {
    byte[] content = content(name);
    return new BinaryFile(URI.create("file:/")) {
      @Override
      public InputStream getStream() {
        return new ByteArrayInputStream(content);
      }
    };
  }

  @Override
  public TextFile getTextFileNamed(String name) {
    byte[] content = content(name);
    return new TextFile(URI.create("file:/")) {
      @Override
      public InputStream getStream() {
        return new ByteArrayInputStream(content);
      }
    };
  }

  private byte[] content(String name) {
    byte @Nullable [] content = contents.get(name.startsWith("/") ? name.substring(1) : name);
    if (content == null) {
      String message =
          "%s has no '%s', which a stub mapping names as its bodyFileName"
              .formatted(folder, name.replaceAll("\\p{Cntrl}", "?"));
      log.accept(message);
      throw new MissingBody(message);
    }
    return content;
  }
}
