package io.github.leadmock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import picocli.CommandLine.Option;

/** For a program that starts a server: the pipe breaks even if that program is killed. */
final class EndOfInput {

  @Option(
      names = "--until-stdin-ends",
      hidden = true,
      description = "Stops when standard input ends.")
  private boolean wanted;

  /** If this is wanted, calls {@code stop} once the input has ended, on a thread of its own. */
  void calls(Runnable stop, InputStream input) {
    if (!wanted) {
      return;
    }
    Thread watch =
        new Thread(
            () -> {
              try {
                input.transferTo(OutputStream.nullOutputStream());
              } catch (IOException broken) {
                // Whoever held the other end is gone as well.
              }
              stop.run();
            },
            "leadmock-input");
    watch.setDaemon(true);
    watch.start();
  }
}
