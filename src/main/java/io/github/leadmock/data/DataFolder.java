package io.github.leadmock.data;

import io.github.leadmock.watch.FileProblems;
import io.github.leadmock.watch.RepeatedLook;
import io.github.leadmock.watch.StableFolderScan;
import io.github.leadmock.watch.StableFolderScan.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A folder of data files, or one file, looked at again and again: each file serves as it last could
 * be used. Owns a thread from its start until it is closed; closing twice does no harm.
 * Thread-safe.
 */
public final class DataFolder implements AutoCloseable {

  /** A hundred thousand events as the vendor sends them take 50 MiB, and ten times that to read. */
  static final long MAX_BYTES = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

  /** Looks at a file that cannot be used before it is called broken: it may still be written. */
  private static final int PATIENCE = 4;

  private final OwnLeads leads;
  private final StableFolderScan scan;
  private final FileProblems complaints;
  private final RepeatedLook looking;

  /** What is wrong with files that nobody was told about yet, and for how many looks. */
  private final Map<String, Doubt> doubts = new TreeMap<>();

  /** Files that are fine but do not fit the others. */
  private final Map<String, Contents> misfits = new TreeMap<>();

  private boolean started;

  private record Doubt(String problem, int looks) {}

  /**
   * A folder that is not looked at yet.
   *
   * @param root the folder, or the file
   * @param log takes a line about what cannot be used, and when it can again
   * @throws UncheckedIOException when there is no such folder or file
   */
  public DataFolder(Path root, OwnLeads leads, Consumer<String> log) {
    if (!Files.exists(root)) {
      throw new UncheckedIOException(
          "cannot use data from '%s': there is no such file or folder; create it or name another (--data)"
              .formatted(root),
          new IOException("no file"));
    }
    this.leads = leads;
    this.scan =
        new StableFolderScan(root, name -> DataFile.NAME.matcher(name).matches(), MAX_BYTES);
    this.complaints = new FileProblems(before(root), log);
    this.looking = new RepeatedLook(root, this::look, log);
  }

  /** What stands before the names of its files. */
  private static String before(Path root) {
    if (!Files.isRegularFile(root)) {
      return root.toString();
    }
    @Nullable Path parent = root.getParent();
    return parent == null ? "" : parent.toString();
  }

  /** Shows its leads, and from now on each change. */
  public void start() {
    looking.start("leadmock-data");
  }

  @Override
  public void close() {
    looking.close();
  }

  private synchronized void look() {
    List<Change> changes = scan.look();
    for (Change change : changes) {
      forgetDoubts(change.name());
      if (change.isGone()) {
        leads.remove(change.name());
        complaints.forget(change.name());
      }
      change.problem().ifPresent(problem -> complain(change.name(), problem));
    }
    for (Change change : changes) {
      change.content().ifPresent(content -> take(change.name(), content));
    }
    if (!changes.isEmpty()) {
      // One that did not fit another may fit now.
      new ArrayList<>(misfits.entrySet())
          .forEach(misfit -> take(misfit.getKey(), misfit.getValue()));
      leads.publish();
    }
    complainOfTheOld();
    started = true;
  }

  private void forgetDoubts(String name) {
    doubts.remove(name);
    misfits.remove(name);
  }

  private void take(String name, byte[] content) {
    DataFile file = DataFile.read(name, content);
    file.contents()
        .ifPresentOrElse(contents -> take(name, contents), () -> doubt(name, file.problem()));
  }

  private void take(String name, Contents contents) {
    Optional<String> conflict = leads.put(name, contents);
    if (conflict.isPresent()) {
      misfits.put(name, contents);
      doubt(name, conflict.get());
      return;
    }
    forgetDoubts(name);
    complaints.usable(name);
  }

  private void doubt(String name, String problem) {
    // With nothing served yet there is nobody to wait for.
    @Nullable Doubt before = doubts.get(name);
    int looks = !started ? PATIENCE : before == null ? 0 : before.looks();
    doubts.put(name, new Doubt(problem, looks));
  }

  private void complainOfTheOld() {
    Set<String> told = new HashSet<>();
    Map<String, Doubt> older = new HashMap<>();
    doubts.forEach(
        (name, doubt) -> {
          if (doubt.looks() >= PATIENCE) {
            complain(name, doubt.problem());
            told.add(name);
          } else {
            older.put(name, new Doubt(doubt.problem(), doubt.looks() + 1));
          }
        });
    doubts.keySet().removeAll(told);
    doubts.putAll(older);
  }

  private void complain(String name, String problem) {
    complaints.broken(name, problem, leads.has(name));
  }
}
