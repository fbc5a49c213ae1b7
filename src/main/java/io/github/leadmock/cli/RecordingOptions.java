package io.github.leadmock.cli;

import io.github.leadmock.recording.KeptMembers;
import io.github.leadmock.recording.Recording;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say what a recording may keep. */
final class RecordingOptions {

  private static final String RECORDING = "it with --record or --har";
  private static final int KEY_BYTES = 32;

  @Option(
      names = "--keep-ids",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Records ids as they are; otherwise they get stand-ins, like personal data.")
  private boolean keepIds;

  @Option(
      names = "--keep",
      arity = "1..*",
      split = Defaults.SEPARATOR,
      splitSynopsisLabel = " ",
      paramLabel = "POINTER",
      description =
          "Records these members as they are: JSON pointers into the bodies, with * for any name or"
              + " index, such as /events/*/data/message.")
  private List<String> keep = new ArrayList<>();

  /** A usage error if they would have no effect, or a value is invalid. */
  void check(Usage usage, boolean records) {
    usage.check(records || keep.isEmpty(), String.join(" ", keep), "--keep", RECORDING);
    usage.check(records || !keepIds, "true", "--keep-ids", RECORDING);
    keep.forEach(
        pattern ->
            usage.check(
                pattern.matches("(/[^/]*)+"),
                pattern,
                "--keep",
                "a JSON pointer such as /events/*/data/message"));
  }

  /** An empty recording; says what it keeps. */
  Recording recording(Usage usage, boolean archives, PrintWriter err) {
    check(usage, true);
    keep.forEach(
        pattern ->
            Main.say(
                err,
                "%s is recorded as it is, personal data included (--keep)".formatted(pattern)));
    if (keepIds) {
      Main.say(err, "ids are recorded as they are (--keep-ids)");
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new Recording(
        key, keepIds, new KeptMembers(keep), archives, Runtime.getRuntime().maxMemory() / 8);
  }
}
