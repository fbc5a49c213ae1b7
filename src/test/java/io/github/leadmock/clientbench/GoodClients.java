package io.github.leadmock.clientbench;

import static io.github.leadmock.clientbench.ClientCase.calm;
import static io.github.leadmock.clientbench.ClientCase.good;
import static io.github.leadmock.clientbench.ClientCase.scenario;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Clients that do nothing wrong, each in its own way. */
final class GoodClients {

  private static final String SUMMARY = "/api/v1/leads/summary/1";

  private GoodClients() {}

  static List<ClientCase> all() {
    List<ClientCase> all = new ArrayList<>();
    reading(all);
    retrying(all);
    writing(all);
    credentials(all);
    all.addAll(LibraryClients.all());
    return all;
  }

  /** Walks all pages to count; how many events it got. */
  static long walk(Http http, String lead, long size) throws IOException {
    long received = 0;
    Http.Answer page;
    do {
      page = http.page(lead, received, size);
      received += page.events();
    } while (page.ok() && page.events() > 0 && received < page.count());
    return received;
  }

  static LongUnaryOperator exponential(long base) {
    return number -> base << (number - 1);
  }

  static LongUnaryOperator fullJitter(long base, Random random) {
    return number -> random.nextLong(base << (number - 1));
  }

  static LongUnaryOperator equalJitter(long base, Random random) {
    return number -> (base << (number - 1)) / 2 + random.nextLong((base << (number - 1)) / 2);
  }

  private static void reading(List<ClientCase> all) {
    all.add(
        good(
            "reads the first page of some leads",
            calm(),
            (http, random) -> {
              for (String lead : List.of(Http.EMPTY, Http.ONE_PAGE, Http.ONE_MORE, Http.LONG)) {
                http.get(lead + "/events");
              }
            }));
    all.add(good("walks the pages", calm(), (http, random) -> walk(http, Http.ONE_MORE, 20)));
    all.add(good("walks short pages", calm(), (http, random) -> walk(http, Http.ONE_PAGE, 3)));
    all.add(good("walks long pages", calm(), (http, random) -> walk(http, Http.ONE_MORE, 500)));
    all.add(
        good(
            "exports a lead once, slowly",
            scenario("slow"),
            (http, random) -> walk(http, Http.ONE_MORE, 10)));
    all.add(
        good(
            "walks while events arrive",
            scenario("growing"),
            (http, random) -> {
              walk(http, Http.ONE_MORE, 5);
              walk(http, Http.ONE_PAGE, 7);
            }));
    all.add(
        good(
            "shows a few events first, then longer pages",
            calm(),
            (http, random) -> {
              long received = http.page(Http.LONG, 0, 5).events();
              for (int page = 0; page < 4; page++) {
                received += http.page(Http.LONG, received, 50).events();
              }
            }));
    all.add(
        good(
            "reads pages in parallel",
            calm(),
            (http, random) -> {
              long count = http.page(Http.ONE_MORE, 0, 2).count();
              List<Callable<Http.Answer>> pages = new ArrayList<>();
              for (long start = 2; start < count; start += 2) {
                long from = start;
                pages.add(() -> http.page(Http.ONE_MORE, from, 2));
              }
              parallel(pages);
            }));
    all.add(
        good(
            "reads many leads in parallel",
            calm(),
            (http, random) -> {
              List<Callable<Http.Answer>> leads = new ArrayList<>();
              for (int lead = 1; lead <= 30; lead++) {
                String path = "/api/v1/leads/summary/" + lead;
                leads.add(() -> http.get(path));
              }
              parallel(leads);
            }));
    all.add(
        good(
            "leafs through pages as a person does",
            calm(),
            (http, random) -> {
              for (long page : new long[] {0, 1, 4, 2, 30, 3, 0}) {
                http.page(Http.LONG, page * 20, 20);
                Thread.sleep(520 + random.nextInt(100));
              }
            }));
    all.add(
        good(
            "polls the first page through a maintenance",
            scenario("maintenance"),
            (http, random) -> {
              for (int poll = 0; poll < 7; poll++) {
                http.get(Http.ONE_MORE + "/events");
                Thread.sleep(1_050);
              }
            }));
    all.add(
        good(
            "polls a few times a second",
            calm(),
            (http, random) -> {
              for (int poll = 0; poll < 12; poll++) {
                http.get(SUMMARY);
                Thread.sleep(200);
              }
            }));
    all.add(
        good(
            "takes a missing lead for an answer",
            calm(),
            (http, random) -> {
              http.get("/api/v1/leads/summary/999999999");
              http.get("/companies/%s/leads/no-such-lead/events".formatted(Http.COMPANY));
              http.get(SUMMARY);
            }));
    all.add(
        good(
            "asks with HEAD first",
            calm(),
            (http, random) -> {
              http.send("HEAD", SUMMARY, Map.of(), null);
              http.get(SUMMARY);
            }));
    all.add(
        good(
            "uses each connection once, for a few calls",
            calm(),
            (http, random) -> {
              http.headers(Map.of("Authorization", Http.LOGIN, "Connection", "close"));
              for (int call = 1; call <= 20; call++) {
                http.get("/api/v1/leads/summary/" + call);
              }
            }));
    all.add(
        good(
            "waits patiently",
            scenario("slow"),
            (http, random) -> {
              http.get(SUMMARY);
              http.page(Http.ONE_PAGE, 0, 20);
              http.add(Http.EMPTY, "Note");
            }));
  }

  private static void parallel(List<Callable<Http.Answer>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try {
      for (Future<Http.Answer> one : threads.invokeAll(calls)) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  /** Ten reads of different leads, each with retries. */
  private static ClientCase.Plain reads(java.util.function.Function<Random, Retries> retries) {
    return (http, random) -> {
      Retries way = retries.apply(random);
      for (int lead = 1; lead <= 10; lead++) {
        String path = "/api/v1/leads/summary/" + lead;
        way.call(() -> http.get(path));
      }
    };
  }

  private static void retrying(List<ClientCase> all) {
    all.add(
        good(
            "waits as long as Retry-After says",
            scenario("rate-limited"),
            reads(random -> Retries.of(4, exponential(200)))));
    all.add(
        good(
            "waits longer than Retry-After says",
            scenario("rate-limited"),
            (http, random) -> {
              for (int call = 0; call < 5; call++) {
                if (!http.get(SUMMARY).ok()) {
                  Thread.sleep(1_400);
                }
              }
            }));
    all.add(
        good(
            "gives up at the first failure",
            scenario("flaky"),
            reads(random -> Retries.of(1, exponential(100)))));
    all.add(
        good(
            "backs off exponentially",
            scenario("flaky"),
            reads(random -> Retries.of(5, exponential(150)))));
    all.add(
        good(
            "backs off with full jitter",
            BadClients.failing(504),
            (http, random) ->
                Retries.of(5, fullJitter(150, random)).call(() -> http.get(SUMMARY))));
    all.add(
        good(
            "backs off with equal jitter",
            BadClients.failing(502),
            (http, random) ->
                Retries.of(5, equalJitter(150, random)).call(() -> http.get(SUMMARY))));
    all.add(
        good(
            "backs off with decorrelated jitter",
            BadClients.failing(500),
            (http, random) -> {
              long[] before = {100};
              Retries.of(
                      5,
                      number -> before[0] = Math.min(1_000, 100 + random.nextLong(before[0] * 3)))
                  .call(() -> http.get(SUMMARY));
            }));
    all.add(
        good(
            "waits longer than Retry-After, and longer each time",
            BadClients.failing(429),
            (http, random) ->
                new Retries(4, number -> 1_000 + 200L * number, false, Retries.TRANSIENT, true)
                    .call(() -> http.add(Http.EMPTY, "Call back"))));
    all.add(
        good(
            "backs off linearly",
            BadClients.failing(500),
            (http, random) -> Retries.of(6, number -> 80 * number).call(() -> http.get(SUMMARY))));
    all.add(
        good(
            "backs off exponentially up to a most",
            BadClients.failing(502),
            (http, random) ->
                Retries.of(6, number -> Math.min(600, 100L << (number - 1)))
                    .call(() -> http.get(SUMMARY))));
    all.add(
        good(
            "opens a circuit after two failures",
            scenario("maintenance"),
            (http, random) -> {
              for (int call = 1; call < 8; call++) {
                if (call <= 2 || call == 7) {
                  http.get("/api/v1/leads/summary/" + call);
                } else {
                  Thread.sleep(300);
                }
              }
            }));
    all.add(
        good(
            "repeats a note that a 503 refused",
            scenario("maintenance"),
            (http, random) ->
                Retries.of(5, exponential(400))
                    .on(429, 503)
                    .call(() -> http.add(Http.EMPTY, "Call back"))));
  }

  private static void writing(List<ClientCase> all) {
    all.add(
        good(
            "adds, updates and removes a note",
            calm(),
            (http, random) -> {
              String note = http.add(Http.EMPTY, "one").note();
              http.update(Http.EMPTY, note, "two");
              http.update(Http.EMPTY, note, "three");
              http.remove(Http.EMPTY, note);
            }));
    all.add(
        good(
            "reads the first page before and after each note",
            calm(),
            (http, random) -> {
              for (int note = 0; note < 5; note++) {
                http.page(Http.LONG, 0, 20);
                http.add(Http.LONG, "Note " + note);
                http.page(Http.LONG, 0, 20);
              }
            }));
    all.add(
        good(
            "sends notes as the documented curl calls do",
            calm(),
            (http, random) ->
                http.send(
                    "POST",
                    Http.EMPTY + "/note",
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    Http.json("Please give him a 5% discount").getBytes(StandardCharsets.UTF_8))));
    all.add(
        good(
            "sends notes in other scripts",
            calm(),
            (http, random) -> {
              for (String text : List.of("Grüße", "שלום", "👋 你好", "\u0000\u001f")) {
                http.add(Http.EMPTY, text);
              }
            }));
    all.add(
        good(
            "looks whether a lost note is there before it repeats it",
            scenario("lost-answers"),
            (http, random) -> {
              for (int note = 0; note < 6; note++) {
                addOnce(http, "Note " + note);
              }
            }));
    all.add(
        good(
            "shows an error when a note's answer is lost",
            scenario("lost-answers"),
            (http, random) -> {
              for (int note = 0; note < 6; note++) {
                String text = "Note " + note;
                Retries.of(1, exponential(1)).call(() -> http.add(Http.EMPTY, text));
              }
            }));
    all.add(
        good(
            "repeats an update whose answer was lost",
            scenario("lost-answers"),
            (http, random) -> {
              Retries retries = Retries.of(6, exponential(20));
              @Nullable String note = addOnce(http, "Note");
              if (note != null) {
                retries.call(() -> http.update(Http.EMPTY, note, "other"));
              }
            }));
    all.add(
        good(
            "adds equal notes to different leads",
            calm(),
            (http, random) -> {
              http.add(Http.EMPTY, "Called");
              http.add(Http.ONE_PAGE, "Called");
              http.add(Http.EMPTY, "Called");
            }));
  }

  /** Adds a note, and after a lost answer reads before it tries again; its id if it is known. */
  private static @Nullable String addOnce(Http http, String text) throws InterruptedException {
    Retries once = Retries.of(1, exponential(1));
    Retries reads = Retries.of(6, exponential(20));
    for (int attempt = 0; attempt < 4; attempt++) {
      Http.@Nullable Answer added = once.call(() -> http.add(Http.EMPTY, text));
      if (added != null && added.ok()) {
        return added.note();
      }
      Http.@Nullable Answer list = reads.call(() -> http.page(Http.EMPTY, 0, 20));
      if (list == null || list.shows(text)) {
        return null;
      }
    }
    return null;
  }

  private static void credentials(List<ClientCase> all) {
    all.add(
        good(
            "keeps its token",
            calm(),
            (http, random) -> {
              BadClients.login(http);
              for (int lead = 1; lead < 8; lead++) {
                http.get("/api/v1/leads/summary/" + lead);
              }
            }));
    all.add(
        good(
            "renews its token after a 401",
            scenario("token-expires"),
            (http, random) -> {
              BadClients.login(http);
              for (int lead = 1; lead < 6; lead++) {
                String path = "/api/v1/leads/summary/" + lead;
                if (http.get(path).status() == 401) {
                  BadClients.login(http);
                  http.get(path);
                }
              }
            }));
    all.add(
        good(
            "asks for the password after a 401",
            BadClients.failing(401),
            (http, random) -> {
              http.get(SUMMARY);
              http.get(SUMMARY);
            }));
    all.add(
        good(
            "leaves its credentials behind at a redirect",
            scenario("redirected"),
            (http, random) -> {
              for (int lead = 1; lead < 4; lead++) {
                URI target =
                    URI.create(
                        String.valueOf(http.get("/api/v1/leads/summary/" + lead).location()));
                try (Http other = new Http(target)) {
                  other.headers(Map.of()).get(target.getPath());
                }
              }
            }));
    all.add(
        good("follows no redirect", scenario("redirected"), (http, random) -> http.get(SUMMARY)));
  }
}
