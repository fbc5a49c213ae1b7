package io.github.leadmock.wiremock.stubs;

import static java.util.stream.Collectors.partitioningBy;

import com.github.tomakehurst.wiremock.extension.responsetemplating.TemplateEngine;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.leadmock.watch.FileProblems;
import io.github.leadmock.watch.RepeatedLook;
import io.github.leadmock.watch.StableFolderScan;
import io.github.leadmock.watch.StableFolderScan.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A user's folder with stub mappings in {@code mappings} and bodies in {@code __files}, laid out as
 * for WireMock, and polled. Owns a thread until it is closed; may be closed twice. Thread-safe.
 */
public final class StubsFolder implements AutoCloseable {

  private final Path folder;
  private final Consumer<String> log;
  private final UserFiles files;
  private final StableFolderScan bodies;
  private final FileProblems complaints;
  private final RepeatedLook looking;
  private volatile @Nullable UserStubs stubs;
  private @Nullable TemplateEngine engine;
  private boolean staleTemplates;

  /**
   * Creates it without reading the folder yet.
   *
   * @param log receives a line when a file cannot be used, and when it works again
   * @throws UncheckedIOException if there is no such folder
   */
  public StubsFolder(Path folder, Consumer<String> log) {
    if (!Files.isDirectory(folder)) {
      throw new UncheckedIOException(
          "cannot use stubs from '%s': there is no such folder; create it or name another (--stubs)"
              .formatted(folder),
          new IOException("no folder"));
    }
    this.folder = folder;
    this.log = log;
    this.files = new UserFiles(folder.resolve("__files").toString(), log);
    this.bodies =
        new StableFolderScan(folder.resolve("__files"), name -> true, StableFolderScan.STUB_BYTES);
    this.complaints = new FileProblems(folder.resolve("__files").toString(), log);
    this.looking = new RepeatedLook(folder, this::look, log);
  }

  /** The files in {@code __files}, for WireMock. */
  public UserFiles files() {
    return files;
  }

  /** Whether a mapping is or was served from the folder. */
  public boolean has(UUID id) {
    @Nullable UserStubs known = stubs;
    return known != null && known.has(id);
  }

  /** Adds all mappings, and later every change, until it is closed. */
  synchronized void serve(StubMappings wireMock, BundledStubs bundled, TemplateEngine templates) {
    if (stubs == null) {
      engine = templates;
      stubs =
          new UserStubs(
              folder.resolve("mappings"),
              new FileProblems(folder.resolve("mappings").toString(), log),
              templates::getUncachedTemplate,
              bundled::find,
              this::isBody);
      looking.start("leadmock-stubs");
      if (!Files.isDirectory(folder.resolve("mappings"))
          && !Files.isDirectory(folder.resolve("__files"))) {
        log.accept("%s has neither mappings nor __files so far".formatted(folder));
      }
    }
    stubs.loadInto(wireMock);
  }

  /** Files on disk count too, because they are read a moment later than the mappings. */
  private boolean isBody(String name) {
    String relative = name.startsWith("/") ? name.substring(1) : name;
    Path bodies = folder.resolve("__files").normalize();
    Path body = bodies.resolve(relative).normalize();
    return files.has(relative) || (body.startsWith(bodies) && Files.isRegularFile(body));
  }

  @Override
  public void close() {
    looking.close();
  }

  private synchronized void look() {
    if (stubs == null || engine == null) {
      return;
    }
    stubs.look();
    boolean changed = false;
    // No mapping may be served without its body: new bodies are added before the mappings change,
    // old ones removed afterwards.
    Map<Boolean, List<Change>> changes =
        bodies.look().stream().collect(partitioningBy(Change::isGone));
    for (Change change : changes.getOrDefault(false, List.of())) {
      changed |= take(change, stubs, engine);
    }
    stubs.publish();
    for (Change change : changes.getOrDefault(true, List.of())) {
      changed |= take(change, stubs, engine);
    }
    // Once more after the next look: meanwhile, a request may have compiled the old text.
    if (changed || staleTemplates) {
      engine.invalidateCache();
    }
    staleTemplates = changed;
  }

  private boolean take(Change change, UserStubs users, TemplateEngine templates) {
    String name = change.name();
    if (change.isGone()) {
      complaints.forget(name);
      files.remove(name);
      return true;
    }
    Optional<String> problem =
        change
            .problem()
            .or(() -> change.content().flatMap(content -> fault(name, content, users, templates)));
    if (problem.isPresent()) {
      complaints.broken(name, problem.get(), files.has(name));
      files.refuse(name, problem.get());
      return false;
    }
    complaints.usable(name);
    change.content().ifPresent(content -> files.put(name, content));
    return true;
  }

  /** A file that is not used as a template may contain anything. */
  private static Optional<String> fault(
      String name, byte[] content, UserStubs users, TemplateEngine templates) {
    if (!name.endsWith(".hbs") && !users.usesAsTemplate(name)) {
      return Optional.empty();
    }
    try {
      templates.getUncachedTemplate(new String(content, StandardCharsets.UTF_8));
      return Optional.empty();
    } catch (RuntimeException malformed) {
      return Optional.of("is not a template: " + MappingFile.templateFault(malformed));
    }
  }
}
