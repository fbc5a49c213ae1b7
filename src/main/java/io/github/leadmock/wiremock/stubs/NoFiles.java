package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.common.BinaryFile;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.TextFile;
import io.github.leadmock.stubs.MissingBody;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An empty, read-only folder; {@link UserFiles} overrides it with files. WireMock's default is
 * {@code src/test/resources} of the project it is started in, from which it would load mappings and
 * serve files.
 */
public class NoFiles implements FileSource {

  private static final String PATH = "no-files";

  /** Whether there is a file with this name. */
  public boolean has(String name) {
    return false;
  }

  /** Why there can never be a file with this name; empty if it may still come. */
  public Optional<String> absence(String name) {
    return Optional.of(
        "a stub mapping names the file '%s' as its body, and this mock has no files; put the text into the mapping, or name a folder with --stubs"
            .formatted(name.replaceAll("\\p{Cntrl}", "?")));
  }

  @Override
  public BinaryFile getBinaryFileNamed(String name) {
    throw missing(name);
  }

  @Override
  public TextFile getTextFileNamed(String name) {
    throw missing(name);
  }

  private MissingBody missing(String name) {
    return new MissingBody(absence(name).orElseThrow());
  }

  @Override
  public void createIfNecessary() {}

  @Override
  public FileSource child(String subDirectoryName) {
    return this;
  }

  @Override
  public String getPath() {
    return PATH;
  }

  @Override
  public URI getUri() {
    return Path.of(PATH).toUri();
  }

  @Override
  public List<TextFile> listFilesRecursively() {
    return List.of();
  }

  @Override
  public void writeTextFile(String name, String contents) {
    throw none(name);
  }

  @Override
  public void writeBinaryFile(String name, byte[] contents) {
    throw none(name);
  }

  @Override
  public boolean exists() {
    return false;
  }

  @Override
  public void deleteFile(String name) {
    throw none(name);
  }

  private static UnsupportedOperationException none(String name) {
    return new UnsupportedOperationException(
        "cannot use the file '%s': this mock keeps no files; put the text into the stub mapping"
            .formatted(name));
  }
}
