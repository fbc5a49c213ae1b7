package io.github.leadmock.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a folder or a file four times a second. The operating system's own notices of changes do
 * not reach folders that are mounted into a container or over a network, and a look at some hundred
 * files costs less than a request. Owns a thread from its start until it is closed; closing twice
 * does no harm. Thread-safe.
 */
public final class RepeatedLook implements AutoCloseable {

  private static final long MILLIS_BETWEEN_LOOKS = 250;

  private final Path root;
  private final Consumer<String> log;
  private final Runnable look;
  private @Nullable Thread looking;
  private boolean gone;

  /**
   * Nothing is looked at yet.
   *
   * @param root the folder or the file
   * @param look takes one look; on one thread at a time, and not while the root is gone
   * @param log takes a line when the root is gone, when it is there again and when a look fails
   */
  public RepeatedLook(Path root, Runnable look, Consumer<String> log) {
    this.root = root;
    this.look = look;
    this.log = log;
  }

  /** Takes the first look at once, and further ones on a thread of that name. */
  public synchronized void start(String thread) {
    if (looking == null) {
      look();
      looking = new Thread(this::keepLooking, thread);
      looking.setDaemon(true);
      looking.start();
    }
  }

  @Override
  public synchronized void close() {
    if (looking != null) {
      looking.interrupt();
    }
  }

  private void keepLooking() {
    String said = "";
    while (true) {
      try {
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
        look();
      } catch (InterruptedException closed) {
        return;
      } catch (RuntimeException failed) {
        String problem = "cannot read %s: %s".formatted(root, failed.getMessage());
        if (!problem.equals(said)) {
          log.accept(problem);
        }
        said = problem;
      }
    }
  }

  private synchronized void look() {
    if (Files.exists(root) == gone) {
      gone = !gone;
      log.accept(
          gone
              ? "%s is missing; its last content stays in use".formatted(root)
              : "%s is back".formatted(root));
    }
    if (!gone) {
      look.run();
    }
  }
}
