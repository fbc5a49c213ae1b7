package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.common.BinaryFile;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.TextFile;
import com.github.tomakehurst.wiremock.core.WireMockApp;
import io.github.leadmock.stubs.MissingBody;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<String, String> refused = new ConcurrentHashMap<>();

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
    refused.remove(name);
  }

  /**
   * Remembers why a file is not used; an earlier version of it, if there is one, stays.
   *
   * @param problem phrased to follow the file's name
   */
  void refuse(String name, String problem) {
    refused.put(name, problem);
  }

  /** Removes a file. */
  synchronized void remove(String name) {
    Map<String, byte[]> changed = new TreeMap<>(contents);
    changed.remove(name);
    contents = changed;
    refused.remove(name);
  }

  @Override
  public boolean has(String name) {
    return contents.containsKey(name);
  }

  @Override
  public Optional<String> absence(String name) {
    return Optional.empty();
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

  @Override
  public FileSource child(String subDirectoryName) {
    // WireMock would look for mappings among them.
    return subDirectoryName.equals(WireMockApp.FILES_ROOT) ? this : new NoFiles();
  }

  @Override
  public List<TextFile> listFilesRecursively() {
    // WireMock takes the names from the addresses.
    Path root = Path.of(getUri());
    return contents.keySet().stream()
        .map(name -> new TextFile(root.resolve(name).toUri()))
        .toList();
  }

  private byte[] content(String name) {
    String relative = name.startsWith("/") ? name.substring(1) : name;
    byte @Nullable [] content = contents.get(relative);
    if (content == null) {
      @Nullable String problem = refused.get(relative);
      String message =
          problem == null
              ? "%s has no '%s', which a stub mapping names as its bodyFileName"
                  .formatted(folder, name.replaceAll("\\p{Cntrl}", "?"))
              : "%s/%s %s".formatted(folder, relative, problem);
      log.accept(message);
      throw new MissingBody(message);
    }
    return content;
  }
}
