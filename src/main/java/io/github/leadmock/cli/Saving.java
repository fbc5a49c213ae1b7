package io.github.leadmock.cli;

import io.github.leadmock.admin.BuildVersion;
import io.github.leadmock.recording.RecordedCall;
import io.github.leadmock.recording.Recording;
import io.github.leadmock.report.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Saves a recording while a proxy goes: every few seconds what has changed, and all at the end. A
 * place that cannot be written to is told once; the traffic goes on. For one thread, but for the
 * end.
 */
final class Saving {

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Optional<Recording> recording;
  private final Optional<RecordingFolder> folder;
  private final Optional<Path> archive;
  private final Consumer<String> say;
  private long saved = System.nanoTime();
  private boolean failed;

  /**
   * Saves to some places.
   *
   * @param recording what is saved; empty for nothing
   * @param folder where the data files go
   * @param archive where the HTTP archive goes
   * @param say takes what cannot be done
   */
  Saving(
      Optional<Recording> recording,
      Optional<RecordingFolder> folder,
      Optional<Path> archive,
      Consumer<String> say) {
    this.recording = recording;
    this.folder = folder;
    this.archive = archive;
    this.say = say;
  }

  /** Takes what has passed. */
  synchronized void take(RecordedCall call) {
    recording.ifPresent(known -> known.take(call));
    if (recording.isPresent() && System.nanoTime() - saved > PAUSE_NANOS) {
      save();
    }
  }

  private void save() {
    saved = System.nanoTime();
    try {
      recording.ifPresent(known -> folder.ifPresent(place -> place.save(known)));
    } catch (UncheckedIOException unwritable) {
      if (!failed) {
        failed = true;
        say.accept(String.valueOf(unwritable.getMessage()));
      }
    }
  }

  /** Saves all, and says what there is. */
  synchronized void end(PrintWriter out) {
    if (recording.isEmpty()) {
      return;
    }
    Recording known = recording.get();
    save();
    archive.ifPresent(file -> write(file, known.archive(BuildVersion.TEXT)));
    folder.ifPresent(
        place ->
            out.println(
                known.taken() == 0
                    ? "leadmock: recorded nothing in %s: no answer of status 200, in JSON, about a lead passed"
                        .formatted(place.folder())
                    : "leadmock: recorded %s of %s in %s; serve %s with ./leadmock serve --data %s"
                        .formatted(
                            Words.count(known.taken(), "exchange"),
                            Words.count(known.leads(), "lead"),
                            place.folder(),
                            known.leads() == 1 ? "it" : "them",
                            place.folder())));
    if (known.dropped() > 0) {
      say.accept(
          "not recorded, because memory was full: %s; give Java a larger heap (-Xmx)"
              .formatted(Words.count(known.dropped(), "exchange")));
    }
  }

  private void write(Path file, String text) {
    try {
      WholeFile.write(file, text);
    } catch (IOException unwritable) {
      say.accept(String.valueOf(WholeFile.unwritable(file, "--har", unwritable).getMessage()));
    }
  }
}
