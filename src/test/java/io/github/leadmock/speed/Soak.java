package io.github.leadmock.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads a small Leadmock with reads and writes for a long time, tolerates no error, watches its
 * heap, and finally compares every lead with its model. Each connection has a session of its own
 * and resets it now and then, as tests do, because removed notes count as kept until then.
 */
final class Soak {

  private static final int WORKERS = 16;
  private static final int LEADS = 20;
  private static final int SHOWN = 20;

  /** Four in ten write: together, the sessions stay far below the notes that 128 MB keep. */
  private static final int STEPS_TO_RESET = 2_000;

  private static final long MOST_SECONDS_TO_SAMPLE = 15;
  private static final Pattern LEAD =
      Pattern.compile("  \\w+ +([0-9a-f-]{36})  ([0-9a-f-]{36})  (.*)");
  private static final Pattern JOURNAL = Pattern.compile("\"total\"\\s*:\\s*(\\d+)");
  private static final int JOURNAL_BOUND = 1_000;

  private final Setting setting;
  private final double minutes;
  private final long requests;
  private final Consumer<String> log;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final LongAdder sent = new LongAdder();

  /** Ends when the minutes are over and the requests are sent. */
  Soak(Setting setting, double minutes, long requests, Consumer<String> log) {
    this.setting = setting;
    this.minutes = minutes;
    this.requests = requests;
    this.log = log;
  }

  /** A thread with its own connection, session and leads. */
  private record Worker(int number, List<LeadModel> leads) {

    Wire connect(int port) throws IOException {
      return new Wire(port, "worker-" + number);
    }
  }

  /** Returns whether everything was right. */
  boolean run() throws IOException, InterruptedException {
    int port = Running.freePort();
    List<String> command =
        List.of(
            setting.java().toString(),
            "-Xmx128m",
            Server.COLLECTOR,
            "-XX:+ExitOnOutOfMemoryError",
            "-jar",
            setting.jar().toString(),
            "serve",
            "--port",
            String.valueOf(port));
    Client client = new Client();
    try (Running mock = Running.start(command, port, setting.work())) {
      mock.awaitAnswer(candidate -> isUp(client, candidate), System.nanoTime());
      List<Worker> workers = workers(port);
      log.accept(
          "Soaking %d leads over %d connections, -Xmx128m, %s minutes, at least %,d requests."
              .formatted(
                  workers.stream().mapToInt(worker -> worker.leads().size()).sum(),
                  WORKERS,
                  minutes,
                  requests));
      Heap heap = new Heap(setting.java(), mock.pid());
      long start = System.nanoTime();
      List<String> faults = new ArrayList<>(load(workers, port, mock, heap));
      double seconds = (System.nanoTime() - start) / 1e9;
      faults.addAll(compare(workers, port));
      faults.addAll(journal(client, port));
      faults.addAll(logged(port));
      if (Heap.verdict(heap.samples()) == Heap.Verdict.GROWING) {
        faults.add("the heap grows: " + heap.samples());
      }
      report(workers, heap, seconds, mock.residentMegabytes(), faults);
      return faults.isEmpty();
    }
  }

  private List<String> load(List<Worker> workers, int port, Running mock, Heap heap)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
    List<String> faults = new ArrayList<>();
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (Worker worker : workers) {
        futures.add(
            threads.submit(
                () -> {
                  work(worker, port);
                  return null;
                }));
      }
      watch(mock, heap);
      stop.set(true);
      for (Future<?> future : futures) {
        try {
          future.get();
        } catch (ExecutionException failed) {
          faults.add("a request failed: " + failed.getCause());
        }
      }
    } finally {
      stop.set(true);
      threads.shutdownNow();
    }
    return faults;
  }

  private void work(Worker worker, int port) throws IOException {
    Random random = new Random(worker.number());
    try (Wire wire = worker.connect(port)) {
      for (int step = 1; !stop.get(); step++) {
        worker.leads().get(random.nextInt(worker.leads().size())).step(random, wire);
        sent.increment();
        if (step % STEPS_TO_RESET == 0) {
          wire.send(new Call("POST", "/__admin/leadmock/reset", ""));
          worker.leads().forEach(LeadModel::reset);
        }
      }
    } catch (IOException failed) {
      // One error is enough: none is tolerated.
      stop.set(true);
      throw failed;
    }
  }

  private void watch(Running mock, Heap heap) throws IOException, InterruptedException {
    long end = System.nanoTime() + (long) (minutes * 60 * 1e9);
    long pause =
        minutes == 0
            ? MOST_SECONDS_TO_SAMPLE * 1_000
            : Math.min(MOST_SECONDS_TO_SAMPLE * 1_000, (long) (minutes * 60_000 / 40));
    while (!stop.get() && (System.nanoTime() < end || sent.sum() < requests)) {
      TimeUnit.MILLISECONDS.sleep(pause);
      if (stop.get()) {
        return;
      }
      log.accept(
          String.format(
              Locale.ROOT,
              "%,d requests, heap %.1f MB after a collection, resident %d MB",
              sent.sum(),
              heap.sample(),
              mock.residentMegabytes()));
    }
  }

  private static List<String> compare(List<Worker> workers, int port) {
    List<String> differences = new ArrayList<>();
    for (Worker worker : workers) {
      try (Wire wire = worker.connect(port)) {
        for (LeadModel lead : worker.leads()) {
          differences.addAll(lead.differences(wire));
        }
      } catch (IOException failed) {
        differences.add("the leads cannot be compared: " + failed.getMessage());
      }
    }
    return differences;
  }

  /** The journal was on, and within its limit. */
  private static List<String> journal(Client client, int port)
      throws IOException, InterruptedException {
    String answer =
        new String(
            client.send(port, Call.get("/__admin/requests?limit=1")).body(),
            StandardCharsets.UTF_8);
    Matcher total = JOURNAL.matcher(answer);
    int entries = total.find() ? Integer.parseInt(total.group(1)) : 0;
    return entries >= 1 && entries <= JOURNAL_BOUND
        ? List.of()
        : List.of("the journal has %d entries; expected 1 to %d".formatted(entries, JOURNAL_BOUND));
  }

  /** The mock's log; after its addresses, it has lines only if something went wrong. */
  private List<String> logged(int port) throws IOException {
    return Files.readAllLines(setting.work().resolve("server-%d.log".formatted(port))).stream()
        .filter(line -> !line.startsWith("leadmock ready on "))
        .filter(line -> !line.startsWith("leadmock console at "))
        .map(line -> "the mock logged: " + line)
        .toList();
  }

  private void report(
      List<Worker> workers, Heap heap, double seconds, long resident, List<String> faults) {
    int leads = workers.stream().mapToInt(worker -> worker.leads().size()).sum();
    int events =
        workers.stream()
            .flatMap(worker -> worker.leads().stream())
            .mapToInt(LeadModel::events)
            .sum();
    log.accept(
        String.format(
            Locale.ROOT,
            "%,d requests in %.0f s, %,.0f a second. %d leads with %,d events compared. Resident %d MB.",
            sent.sum(),
            seconds,
            sent.sum() / seconds,
            leads,
            events,
            resident));
    if (!heap.samples().isEmpty()) {
      log.accept("Heap after collections, MB: " + Spread.of(heap.samples()).asRatio() + ".");
    }
    faults.stream().limit(SHOWN).forEach(fault -> log.accept("FAULT: " + fault));
    log.accept(
        faults.isEmpty()
            ? "No request failed, the world equals the model, %s."
                .formatted(Heap.verdict(heap.samples()))
            : "%d faults.".formatted(faults.size()));
  }

  private List<Worker> workers(int port) throws IOException, InterruptedException {
    List<String> paths = paths();
    List<Worker> workers = new ArrayList<>();
    try (Wire wire = new Wire(port)) {
      for (int number = 0; number < WORKERS; number++) {
        List<LeadModel> leads = new ArrayList<>();
        for (int index = number; index < paths.size(); index += WORKERS) {
          leads.add(new LeadModel(paths.get(index), wire));
        }
        workers.add(new Worker(number, leads));
      }
    }
    return workers;
  }

  /**
   * The leads that the mock lists, except the one with 200,000 events, which is too long to walk.
   */
  private List<String> paths() throws IOException, InterruptedException {
    Path list = setting.work().resolve("leads.txt");
    new ProcessBuilder(
            setting.java().toString(),
            "-jar",
            setting.jar().toString(),
            "leads",
            "--api",
            "metroleads",
            "--first",
            String.valueOf(LEADS))
        .redirectOutput(list.toFile())
        .start()
        .waitFor();
    List<String> paths = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      Matcher lead = LEAD.matcher(line);
      if (lead.matches() && !lead.group(3).contains("200,000")) {
        paths.add("/companies/%s/leads/%s".formatted(lead.group(1), lead.group(2)));
      }
    }
    if (paths.size() < WORKERS) {
      throw new CannotMeasure(
          "leadmock lists only %d leads; expected %d".formatted(paths.size(), WORKERS));
    }
    return paths;
  }

  private static boolean isUp(Client client, int port) {
    try {
      return client.send(port, Workload.LEAD_SUMMARY.call()).status() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted");
    }
  }
}
