package io.github.leadmock.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of the runnable jar as Java loads them fastest, which half of a start is about. Made
 * by whichever process of the tests comes first; the others do without until it is there.
 */
final class ClassArchive {

  /** Later ones tell their warnings apart by other names, and have an archive of another kind. */
  private static final int LAST_VERSION = 23;

  private static final String QUIETLY = "-Xlog:cds*=off,class+path=off";

  private ClassArchive() {}

  /** The options that make Java use it; none if it is not there. */
  static List<String> options() {
    if (Runtime.version().feature() > LAST_VERSION) {
      return List.of();
    }
    try {
      Path jar = Path.of(Program.RUNNABLE_JAR).toAbsolutePath();
      // An archive is good for one jar only.
      Path archive =
          jar.resolveSibling(
              "packaged-%d.jsa".formatted(Files.getLastModifiedTime(jar).toMillis()));
      if (!Files.exists(archive)) {
        make(jar, archive);
      }
      return Files.exists(archive)
          ? List.of("-XX:SharedArchiveFile=" + archive, QUIETLY)
          : List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void make(Path jar, Path archive) throws IOException {
    Path unfinished = archive.resolveSibling(archive.getFileName() + ".new");
    try {
      Files.createFile(unfinished);
    } catch (FileAlreadyExistsException somebodyElse) {
      return;
    }
    List<String> command =
        Program.java(
            "-XX:ArchiveClassesAtExit=" + unfinished,
            QUIETLY,
            "-jar",
            jar.toString(),
            "serve",
            "--port",
            "0",
            "--until-stdin-ends");
    try (Program mock = Program.start(command, jar.getParent())) {
      mock.awaitReady();
      mock.endInput();
      mock.handle().onExit().join();
    }
    Files.move(unfinished, archive);
  }
}
