package io.github.leadmock.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Logs the problems of the files in a folder: one line when a file cannot be used, one when it
 * works again. Not thread-safe.
 */
public final class FileProblems {

  private final String folder;
  private final Consumer<String> log;
  private final Map<String, String> said = new HashMap<>();

  /**
   * Starts without known problems.
   *
   * @param folder printed before file names; empty for the current folder
   * @param log receives the lines
   */
  public FileProblems(String folder, Consumer<String> log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * Logs a problem, once.
   *
   * @param problem what is wrong, phrased to follow the name
   * @param replaces whether an earlier version is still served
   */
  public void broken(String name, String problem, boolean replaces) {
    if (!problem.equals(said.put(name, problem))) {
      say(
          name,
          problem
              + (replaces ? "; its last valid version stays in use" : "; nothing of it is served"));
    }
  }

  /** Logs, once, what part of a file cannot be served; the rest is. */
  public void partly(String name, String problem) {
    if (!problem.equals(said.put(name, problem))) {
      say(name, problem + "; the rest of the file is served");
    }
  }

  /** Logs that a file works again, if a problem was logged before. */
  public void usable(String name) {
    if (said.remove(name) != null) {
      say(name, "is fixed and served again");
    }
  }

  /** Forgets the problem of a file that is gone. */
  public void forget(String name) {
    said.remove(name);
  }

  private void say(String name, String text) {
    String file = folder.isEmpty() ? name : folder + "/" + name;
    log.accept("%s %s".formatted(file, text).replaceAll("\\p{Cntrl}", "?"));
  }
}
