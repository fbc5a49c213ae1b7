package io.github.leadmock.stubs;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What was said about the files of a folder: a line when one cannot be used, one when it can again.
 * Not thread-safe.
 */
public final class StubFileProblems {

  private final String folder;
  private final Consumer<String> log;
  private final Map<String, String> said = new HashMap<>();

  /**
   * Nothing said yet.
   *
   * @param folder stands before the names of files
   * @param log takes the lines
   */
  public StubFileProblems(String folder, Consumer<String> log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * Says what is wrong, once.
   *
   * @param problem what is wrong, in words that follow the name
   * @param replaces whether there is an earlier version that still serves
   */
  public void broken(String name, String problem, boolean replaces) {
    if (!problem.equals(said.put(name, problem))) {
      say(
          name,
          problem
              + (replaces
                  ? "; its last good version is still served"
                  : "; nothing of it is served"));
    }
  }

  /** Says what of it cannot be served, once; all else of it is. */
  public void partly(String name, String problem) {
    if (!problem.equals(said.put(name, problem))) {
      say(name, problem + "; the rest of the file is served");
    }
  }

  /** Says that it is mended, if there was something to mend. */
  public void usable(String name) {
    if (said.remove(name) != null) {
      say(name, "is mended and served");
    }
  }

  /** The file is gone, and what was said about it is no longer of interest. */
  public void forget(String name) {
    said.remove(name);
  }

  private void say(String name, String text) {
    log.accept("%s/%s %s".formatted(folder, name, text).replaceAll("\\p{Cntrl}", "?"));
  }
}
