package io.github.leadmock.packaged;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A user's Java, compiled by the JDK that runs the tests. */
final class Compilation {

  private Compilation() {}

  /** Copies a source from the test resources into a folder. */
  static Path source(String resource, Path folder) throws IOException {
    Path copy = folder.resolve(Path.of(resource).getFileName().toString());
    try (InputStream text = requireNonNull(Compilation.class.getResourceAsStream(resource))) {
      Files.copy(text, copy);
    }
    return copy;
  }

  /** Compiles sources; compiler errors fail the test. */
  static void compile(Collection<Path> sources, String classPath, Path into) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                complaints,
                null,
                null,
                List.of("-proc:none", "-nowarn", "-classpath", classPath, "-d", into.toString()),
                null,
                compiler
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjectsFromPaths(sources))
            .call();
    assertThat(compiled).as(complaints.toString()).isTrue();
  }
}
