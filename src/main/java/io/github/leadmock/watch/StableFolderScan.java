package io.github.leadmock.watch;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has changed in a folder since the last look. A change counts once two looks in a row
 * see the same, so a half-written file is not read, and a file that an editor moves away and back
 * is not reported as gone. Follows symbolic links, which the owner of the folder put there on
 * purpose. Not thread-safe.
 */
public final class StableFolderScan {

  /** More than any stub or template needs; files are held in memory. */
  public static final long STUB_BYTES = 8L << 20;

  /** Temporary files that editors and downloads create next to their target. */
  private static final Pattern TEMPORARY =
      Pattern.compile(
          "(?i)\\..*|#.*#|.*~|.*___jb_(?:tmp|old)___|.*\\.(?:sw[opx]|tmp|temp|bak|orig|part|crdownload)");

  private final Path root;
  private final Path folder;
  private final Predicate<String> wanted;
  private final long maxBytes;
  private Map<String, Stamp> lastSeen = Map.of();
  private final Map<String, Stamp> taken = new TreeMap<>();
  private boolean first = true;

  /**
   * Watches a single file, or the files below a folder, which need not exist yet.
   *
   * @param root the folder, or the file
   * @param wanted whether a file is of interest, by its name relative to the folder, with slashes;
   *     a single file always is
   * @param maxBytes how large a file may be
   */
  public StableFolderScan(Path root, Predicate<String> wanted, long maxBytes) {
    this.root = root;
    this.folder = Files.isRegularFile(root) ? folderOf(root) : root;
    this.wanted = wanted;
    this.maxBytes = maxBytes;
  }

  /**
   * A file that was added, changed or removed.
   *
   * @param name its path relative to the folder, with slashes
   * @param content its content; empty if it is gone or cannot be used
   * @param problem why it cannot be used, phrased to follow its name
   */
  public record Change(String name, Optional<byte[]> content, Optional<String> problem) {

    /** Whether the file no longer exists. */
    public boolean isGone() {
      return content.isEmpty() && problem.isEmpty();
    }
  }

  private record Stamp(FileTime modified, long size, String key, boolean readable) {}

  /** The changes since the last look, sorted by name; all files at the first look. */
  public List<Change> look() {
    Map<String, Stamp> seen = scan();
    List<Change> changes = new ArrayList<>();
    for (String name : names(seen)) {
      @Nullable Stamp now = seen.get(name);
      boolean settled = first || Objects.equals(now, lastSeen.get(name));
      if (settled && !Objects.equals(now, taken.get(name))) {
        take(name, now).ifPresent(changes::add);
      }
    }
    first = false;
    lastSeen = seen;
    return changes;
  }

  private List<String> names(Map<String, Stamp> seen) {
    TreeSet<String> names = new TreeSet<>(seen.keySet());
    names.addAll(taken.keySet());
    return List.copyOf(names);
  }

  private Optional<Change> take(String name, @Nullable Stamp stamp) {
    if (stamp == null) {
      taken.remove(name);
      return Optional.of(new Change(name, Optional.empty(), Optional.empty()));
    }
    Optional<Change> change = read(name, stamp);
    change.ifPresent(read -> taken.put(name, stamp));
    return change;
  }

  /** Empty if the file changed while it was read; the next look tries again. */
  private Optional<Change> read(String name, Stamp stamp) {
    if (stamp.size() > maxBytes) {
      return Optional.of(
          unusable(name, "is larger than %s bytes, which is the most".formatted(maxBytes)));
    }
    Path file = folder.resolve(name);
    try {
      byte[] content = Files.readAllBytes(file);
      BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
      return stamp.equals(stamp(file, after))
          ? Optional.of(new Change(name, Optional.of(content), Optional.empty()))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of(
          unusable(name, "cannot be read (%s)".formatted(unreadable.getClass().getSimpleName())));
    }
  }

  private static Change unusable(String name, String problem) {
    return new Change(name, Optional.empty(), Optional.of(problem));
  }

  private Map<String, Stamp> scan() {
    Map<String, Stamp> found = new TreeMap<>();
    if (!folder.equals(root)) {
      return single();
    }
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes about) {
              return !directory.equals(folder) && isTemporary(directory)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              String name = name(file);
              if (about.isRegularFile() && !isTemporary(file) && wanted.test(name)) {
                found.put(name, stamp(file, about));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      // Unreachable: the visitor's methods do not throw.
      throw new UncheckedIOException("cannot read " + folder, unreadable);
    }
    return found;
  }

  private static Path folderOf(Path file) {
    @Nullable Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  private Map<String, Stamp> single() {
    try {
      BasicFileAttributes about = Files.readAttributes(root, BasicFileAttributes.class);
      return Map.of(String.valueOf(root.getFileName()), stamp(root, about));
    } catch (IOException gone) {
      return Map.of();
    }
  }

  private static boolean isTemporary(Path file) {
    return TEMPORARY.matcher(String.valueOf(file.getFileName())).matches();
  }

  private String name(Path file) {
    return File.separatorChar == '/'
        ? folder.relativize(file).toString()
        : StreamSupport.stream(folder.relativize(file).spliterator(), false)
            .map(Path::toString)
            .collect(joining("/"));
  }

  /** The file key detects a file replaced by another of the same size and time. */
  private static Stamp stamp(Path file, BasicFileAttributes about) {
    return new Stamp(
        about.lastModifiedTime(),
        about.size(),
        String.valueOf(about.fileKey()),
        Files.isReadable(file));
  }
}
