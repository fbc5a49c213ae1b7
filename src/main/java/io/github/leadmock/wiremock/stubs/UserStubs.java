package io.github.leadmock.wiremock.stubs;

import static java.util.stream.Collectors.toMap;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.leadmock.watch.FileProblems;
import io.github.leadmock.watch.StableFolderScan;
import io.github.leadmock.watch.StableFolderScan.Change;
import io.github.leadmock.wiremock.stubs.MappingFile.Unusable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user's own stub mappings, each file in its last valid version. A change is applied mapping by
 * mapping, without a reset, so no request finds a gap between old and new. Not thread-safe: {@link
 * StubsFolder} calls it under its lock.
 */
final class UserStubs {

  /**
   * The number of looks at an invalid file before it is reported: it may still be being written.
   */
  private static final int PATIENCE = 4;

  private final StableFolderScan folder;
  private final FileProblems complaints;
  private final Consumer<String> template;
  private final Function<UUID, Optional<StubMapping>> bundled;
  private final Predicate<String> isBody;
  private final Map<String, MappingFile> usable = new TreeMap<>();
  private final Map<String, byte[]> refused = new TreeMap<>();
  private final Map<String, Integer> looks = new HashMap<>();
  private final Set<UUID> served = new HashSet<>();

  /** All that ever were; read by other threads. */
  private final Set<UUID> mine = ConcurrentHashMap.newKeySet();

  private final Set<String> fresh = new HashSet<>();
  private @Nullable StubMappings wireMock;

  /**
   * The mappings of a folder.
   *
   * @param template throws on a text that is not a template
   * @param bundled returns a fresh copy of our mapping with an id, if there is one
   * @param isBody whether there is a file with this name in {@code __files}
   */
  UserStubs(
      Path folder,
      FileProblems complaints,
      Consumer<String> template,
      Function<UUID, Optional<StubMapping>> bundled,
      Predicate<String> isBody) {
    this.isBody = isBody;
    this.folder =
        new StableFolderScan(folder, name -> name.endsWith(".json"), StableFolderScan.STUB_BYTES);
    this.complaints = complaints;
    this.template = template;
    this.bundled = bundled;
  }

  /** Adds all mappings, and later every change. */
  void loadInto(StubMappings stubs) {
    wireMock = stubs;
    fresh.addAll(usable.keySet());
    publish();
  }

  /** Reads what has changed; it is served once published. */
  void look() {
    List<Change> changes = folder.look();
    changes.stream().filter(Change::isGone).forEach(change -> forget(change.name()));
    for (Change change : changes) {
      change.problem().ifPresent(problem -> complain(change.name(), problem));
      change.content().ifPresent(content -> putAside(change.name(), content));
    }
    // A file refused for an id in another file may be valid now.
    List.copyOf(refused.keySet()).stream().filter(this::read).forEach(fresh::add);
  }

  /** Serves what the last looks have read. */
  void publish() {
    if (wireMock == null) {
      return;
    }
    mine.addAll(byId().keySet());
    for (String name : fresh) {
      Stream.ofNullable(usable.get(name))
          .flatMap(file -> file.mappings().stream())
          .forEach(mapping -> put(wireMock, mapping));
    }
    fresh.clear();
    Set<UUID> now = byId().keySet();
    List<UUID> gone = served.stream().filter(id -> !now.contains(id)).toList();
    gone.forEach(id -> takeOut(wireMock, id));
    served.clear();
    served.addAll(now);
  }

  /** Whether a mapping is or was served from the folder. */
  boolean has(UUID id) {
    return mine.contains(id);
  }

  /** Whether a mapping uses this file as a templated body. */
  boolean usesAsTemplate(String file) {
    return usable.values().stream()
        .flatMap(mappings -> mappings.mappings().stream())
        .map(StubMapping::getResponse)
        .anyMatch(
            response ->
                MappingFile.isTemplated(response) && file.equals(response.getBodyFileName()));
  }

  private void putAside(String name, byte[] content) {
    refused.put(name, content);
    // Nothing is served yet, so there is no reason to wait.
    looks.put(name, wireMock == null ? PATIENCE : 0);
  }

  private void forget(String name) {
    usable.remove(name);
    refused.remove(name);
    complaints.forget(name);
  }

  private void complain(String name, String problem) {
    complaints.broken(name, problem, usable.containsKey(name));
  }

  private boolean read(String name) {
    try {
      MappingFile file = MappingFile.read(name, content(name), template);
      checkIds(name, file);
      Optional<String> missing = missingBody(file);
      if (missing.isPresent()) {
        return keepTheRest(name, file, missing.get());
      }
      usable.put(name, file);
      refused.remove(name);
      complaints.usable(name);
      return true;
    } catch (Unusable unusable) {
      if (looks.merge(name, 1, Integer::sum) > PATIENCE) {
        complain(name, String.valueOf(unusable.getMessage()));
      }
      return false;
    }
  }

  private byte[] content(String name) {
    byte @Nullable [] content = refused.get(name);
    if (content == null) {
      throw new IllegalStateException(name + " was not put aside");
    }
    return content;
  }

  private void checkIds(String name, MappingFile file) throws Unusable {
    Map<UUID, String> owners = new TreeMap<>();
    usable.forEach(
        (owner, mappings) -> {
          if (!owner.equals(name)) {
            mappings.mappings().forEach(mapping -> owners.put(mapping.getId(), owner));
          }
        });
    for (StubMapping mapping : file.mappings()) {
      @Nullable String owner = owners.put(mapping.getId(), name);
      if (owner != null) {
        throw new Unusable(
            "gives a mapping the id %s, which %s has; expected one of its own"
                .formatted(
                    mapping.getId(), owner.equals(name) ? "another of its mappings" : owner));
      }
    }
  }

  /** The first body file that a mapping names and that does not exist. */
  private Optional<String> missingBody(MappingFile file) {
    return file.mappings().stream()
        .filter(this::lacksItsBody)
        .map(mapping -> mapping.getResponse().getBodyFileName())
        .findFirst();
  }

  private boolean lacksItsBody(StubMapping mapping) {
    @Nullable String body = mapping.getResponse().getBodyFileName();
    // The name may itself be a template, so it is known only at the request.
    return body != null && !MappingFile.isTemplated(mapping.getResponse()) && !isBody.test(body);
  }

  /** Serves the mappings whose bodies exist; the rest follows once the file exists. */
  private boolean keepTheRest(String name, MappingFile file, String missing) {
    if (looks.merge(name, 1, Integer::sum) <= PATIENCE) {
      return false;
    }
    MappingFile rest =
        new MappingFile(
            file.mappings().stream().filter(mapping -> !lacksItsBody(mapping)).toList());
    complaints.partly(name, "names the body __files/%s, which does not exist".formatted(missing));
    return !rest.equals(usable.put(name, rest));
  }

  /** Removes a user's mapping; one of ours that it replaced comes back. */
  private void takeOut(StubMappings stubs, UUID id) {
    Optional<StubMapping> ours = bundled.apply(id);
    if (ours.isPresent()) {
      put(stubs, ours.get());
    } else {
      stubs.get(id).ifPresent(stubs::removeMapping);
    }
  }

  private static void put(StubMappings stubs, StubMapping mapping) {
    StubMapping copy = BundledStubs.copy(mapping);
    if (stubs.get(copy.getId()).isPresent()) {
      stubs.editMapping(copy);
    } else {
      stubs.addMapping(copy);
    }
  }

  private Map<UUID, StubMapping> byId() {
    return usable.values().stream()
        .flatMap(file -> file.mappings().stream())
        .collect(toMap(StubMapping::getId, Function.identity()));
  }
}
