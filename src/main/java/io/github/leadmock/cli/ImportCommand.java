package io.github.leadmock.cli;

import io.github.leadmock.recording.HarFile;
import io.github.leadmock.recording.Recording;
import io.github.leadmock.report.Words;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes data files of an HTTP archive. */
@Command(
    name = "import",
    description =
        "Makes data files, without personal data, from an HTTP archive (HAR) that a browser or another"
            + " proxy saved.")
final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private Main main;

  @Parameters(index = "0", paramLabel = "FILE.har", description = "The archive.")
  private @Nullable Path archive;

  @Parameters(index = "1", paramLabel = "DIR", description = "The folder for the data files.")
  private @Nullable Path target;

  @Mixin private RecordingOptions options;

  @Override
  public Integer call() {
    Usage usage = new Usage(spec.commandLine());
    Recording recording = options.recording(usage, false, spec.commandLine().getErr());
    Path folder = main.process().folder();
    Path file = folder.resolve(String.valueOf(archive));
    Path dir = folder.resolve(String.valueOf(target));
    int entries;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      entries = HarFile.read(in, recording::take);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot read %s: %s"
              .formatted(
                  file,
                  unreadable instanceof NoSuchFileException
                      ? "there is no such file"
                      : unreadable.getMessage()),
          unreadable);
    }
    if (recording.taken() == 0) {
      Main.say(
          spec.commandLine().getErr(),
          "imported nothing of %s: expected at least one answer of status 200, in JSON, about a lead of MetroLeads or LiveForce; got %s%s"
              .formatted(
                  file,
                  Words.count(entries, "entry", "entries"),
                  entries == 0 ? "" : " without one"));
      return ExitCode.COULD_NOT_RUN;
    }
    new RecordingFolder(dir, "DIR").save(recording);
    spec.commandLine()
        .getOut()
        .println(
            "leadmock: imported %s of %s as %s in %s; serve %s with ./leadmock serve --data %s"
                .formatted(
                    recording.taken(),
                    Words.count(entries, "entry", "entries"),
                    Words.count(recording.leads(), "data file"),
                    dir,
                    recording.leads() == 1 ? "it" : "them",
                    dir));
    return ExitCode.OK;
  }
}
