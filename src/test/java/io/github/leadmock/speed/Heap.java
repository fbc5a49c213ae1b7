package io.github.leadmock.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The live heap of a process, sampled after requested collections. */
final class Heap {

  /** What the samples show. */
  enum Verdict {
    FLAT("the heap is flat"),
    GROWING("the heap grows"),
    UNKNOWN("the run was too short to tell whether the heap is flat");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private static final Pattern USED =
      Pattern.compile("(?:heap|generation|Gen)\\s+total[^\\n]*?used (\\d+)K");
  private static final double FLAT = 1.1;
  private static final int FEWEST = 8;
  private static final double SLACK = 2;

  private final String jcmd;
  private final String pid;
  private final List<Double> megabytes = new ArrayList<>();

  Heap(Path java, long pid) {
    this.jcmd = java.resolveSibling("jcmd").toString();
    this.pid = String.valueOf(pid);
  }

  double sample() throws IOException, InterruptedException {
    ask("GC.run");
    double used = used(ask("GC.heap_info"));
    megabytes.add(used);
    return used;
  }

  /** Parses the output of {@code GC.heap_info}; in megabytes. */
  static double used(String text) {
    double kilobytes = 0;
    Matcher used = USED.matcher(text);
    while (used.find()) {
      kilobytes += Double.parseDouble(used.group(1));
    }
    if (kilobytes == 0) {
      throw new CannotMeasure("jcmd does not say what the heap holds: " + text.strip());
    }
    return kilobytes / 1_024;
  }

  List<Double> samples() {
    return List.copyOf(megabytes);
  }

  /**
   * Whether nothing accumulates: the last quarter holds no more than the second, within a tenth
   * plus two megabytes. The first quarter is ignored, because caches and code warm up in it. Too
   * few samples show nothing.
   */
  static Verdict verdict(List<Double> samples) {
    int quarter = samples.size() / 4;
    if (samples.size() < FEWEST) {
      return Verdict.UNKNOWN;
    }
    double early = Spread.of(samples.subList(quarter, 2 * quarter)).median();
    double late = Spread.of(samples.subList(samples.size() - quarter, samples.size())).median();
    return late <= early * FLAT + SLACK ? Verdict.FLAT : Verdict.GROWING;
  }

  private String ask(String question) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(jcmd, pid, question).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new CannotMeasure("jcmd %s failed: %s".formatted(question, text.strip()));
    }
    return text;
  }
}
