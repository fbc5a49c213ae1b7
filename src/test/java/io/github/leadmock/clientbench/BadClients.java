package io.github.leadmock.clientbench;

import static io.github.leadmock.clientbench.ClientCase.bad;
import static io.github.leadmock.clientbench.ClientCase.calm;
import static io.github.leadmock.clientbench.ClientCase.scenario;

import io.github.leadmock.Operation;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ErrorRate;
import io.github.leadmock.control.FailedWrites;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.FaultRate;
import io.github.leadmock.control.Latency;
import io.github.leadmock.scorecard.Duty;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Clients with one sin each. */
final class BadClients {

  private static final String SUMMARY = "/api/v1/leads/summary/1";
  private static final String TOKEN = "/auth/issue_token?username=me%40example.com&password=x";

  private BadClients() {}

  static List<ClientCase> all() {
    List<ClientCase> all = new ArrayList<>();
    backingOff(all);
    repeating(all);
    paging(all);
    writing(all);
    credentials(all);
    requests(all);
    load(all);
    all.addAll(LibraryClients.bad());
    return all;
  }

  /** All calls fail with one status. */
  static ClientCase.Trouble failing(int status) {
    return change(now -> now.withErrors(Optional.of(new ErrorRate(1, List.of(status)))));
  }

  private static ClientCase.Trouble change(UnaryOperator<Controls> change) {
    return mock -> {
      mock.controls().change(change);
      return () -> {};
    };
  }

  /** The answer of the next note is lost, though it is written. */
  private static ClientCase.Trouble losing(FaultKind fault) {
    return mock -> {
      mock.controls().change(now -> now.withFailedWrites(FailedWrites.APPLY));
      mock.failNext(Operation.ADD_NOTE, fault);
      return () -> {};
    };
  }

  private static ClientCase.Trouble failingNote(int status) {
    return mock -> {
      mock.controls().change(now -> now.withFailedWrites(FailedWrites.APPLY));
      mock.failNext(Operation.ADD_NOTE, status);
      return () -> {};
    };
  }

  private static ClientCase.Trouble slow(long millis) {
    return change(now -> now.withLatency(Optional.of(new Latency.Fixed(millis))));
  }

  private static void backingOff(List<ClientCase> all) {
    ClientCase.Trouble limited = scenario("rate-limited");
    ClientCase.Plain[] burst = new ClientCase.Plain[5];
    Retries[] ways = {
      Retries.of(3, number -> 0).deaf(),
      Retries.of(4, number -> 200).deaf(),
      Retries.of(3, number -> 500).deaf(),
      Retries.of(3, number -> 1).deaf(),
      Retries.of(4, number -> 50L << number).deaf()
    };
    String[] names = {
      "repeats at once after a 429",
      "waits 200 ms, whatever Retry-After says",
      "waits half of Retry-After",
      "takes the seconds of Retry-After for milliseconds",
      "backs off exponentially, but sooner than Retry-After"
    };
    for (int way = 0; way < ways.length; way++) {
      Retries retries = ways[way];
      burst[way] =
          (http, random) -> {
            for (int call = 0; call < 6; call++) {
              retries.call(() -> http.get(SUMMARY));
            }
          };
      all.add(bad(Duty.RETRY_AFTER, names[way], limited, burst[way]));
    }
    all.add(
        bad(
            Duty.PAUSE,
            "repeats a read at once after a 503",
            failing(503),
            // Often enough for evidence when a busy machine makes at once take long.
            (http, random) -> {
              for (int lead = 1; lead <= 5; lead++) {
                String path = "/api/v1/leads/summary/" + lead;
                Retries.of(19, number -> 0).deaf().call(() -> http.get(path));
              }
            }));
    all.add(
        bad(
            Duty.PAUSE,
            "repeats a note at once after a 429",
            failing(429),
            (http, random) -> {
              for (int note = 1; note <= 10; note++) {
                String text = "Note " + note;
                Retries.of(9, number -> 0).deaf().call(() -> http.add(Http.EMPTY, text));
              }
            }));
    all.add(
        bad(
            Duty.GROWING_WAITS,
            "waits 250 ms each time",
            failing(504),
            (http, random) -> Retries.of(12, number -> 250).call(() -> http.get(SUMMARY))));
    all.add(
        bad(
            Duty.GROWING_WAITS,
            "waits 300 ms each time",
            failing(500),
            (http, random) ->
                Retries.of(12, number -> 300).call(() -> http.get(Http.EMPTY + "/events"))));
    all.add(
        bad(
            Duty.GROWING_WAITS,
            "waits 200 ms each time when answers are lost",
            change(
                now -> now.withFaults(Optional.of(new FaultRate(1, List.of(FaultKind.values()))))),
            (http, random) -> Retries.of(12, number -> 200).call(() -> http.get(SUMMARY))));
    all.add(
        bad(
            Duty.GIVES_UP,
            "never gives up a note",
            failing(503),
            (http, random) ->
                Retries.of(12, number -> 20 + number * number * 6)
                    .deaf()
                    .call(() -> http.add(Http.EMPTY, "Call back"))));
    all.add(
        bad(
            Duty.GIVES_UP,
            "never gives up a read",
            failing(502),
            (http, random) ->
                Retries.of(24, number -> 20 + number * number).call(() -> http.get(SUMMARY))));
  }

  private static void repeating(List<ClientCase> all) {
    all.add(
        bad(
            Duty.HOPELESS,
            "repeats a read of a lead that is not there",
            calm(),
            (http, random) ->
                Retries.of(4, number -> 100L * number)
                    .on(404)
                    .call(() -> http.get("/api/v1/leads/summary/999999999"))));
    all.add(
        bad(
            Duty.HOPELESS,
            "repeats a page that cannot be",
            calm(),
            (http, random) ->
                Retries.of(3, number -> 50).on(400).call(() -> http.page(Http.EMPTY, 0, 0))));
    for (int status : List.of(402, 403, 412)) {
      all.add(
          bad(
              Duty.HOPELESS,
              "repeats what was refused with " + status,
              failing(status),
              (http, random) ->
                  Retries.of(4, number -> 150L * number).on(status).call(() -> http.get(SUMMARY))));
    }
    for (FaultKind fault : FaultKind.values()) {
      all.add(
          bad(
              Duty.LOST_WRITE,
              "sends a note again when its answer was lost: " + fault.word(),
              losing(fault),
              (http, random) ->
                  Retries.of(3, number -> 300L * number)
                      .call(() -> http.add(Http.EMPTY, "Call back"))));
    }
    for (int status : List.of(500, 502, 504)) {
      all.add(
          bad(
              Duty.LOST_WRITE,
              "sends a note again after a " + status,
              failingNote(status),
              (http, random) ->
                  Retries.of(3, number -> 300L * number)
                      .call(() -> http.add(Http.EMPTY, "Call back"))));
    }
  }

  /** Walks to the end, each page of 20 events at a start of its own choosing. */
  private static ClientCase.Plain walk(int steps, java.util.function.IntToLongFunction start) {
    return (http, random) -> {
      for (int step = 0; step < steps; step++) {
        http.page(Http.LONG, start.applyAsLong(step), 20);
      }
    };
  }

  private static void paging(List<ClientCase> all) {
    all.add(
        bad(Duty.GAP, "starts each page one event too late", calm(), walk(5, step -> step * 21L)));
    all.add(
        bad(
            Duty.GAP,
            "starts each page five events too late",
            calm(),
            walk(5, step -> step * 25L)));
    all.add(
        bad(
            Duty.GAP,
            "leaves out every second page",
            calm(),
            (http, random) -> {
              long start = 0;
              long count;
              do {
                count = http.page(Http.ONE_MORE, start, 3).count();
                start += 6;
              } while (start < count);
            }));
    all.add(bad(Duty.OVERLAP, "takes start for a page number", calm(), walk(5, step -> step)));
    all.add(
        bad(Duty.OVERLAP, "repeats an event on each page", calm(), walk(5, step -> step * 19L)));
    all.add(bad(Duty.OVERLAP, "goes on by half pages", calm(), walk(6, step -> step * 10L)));
    all.add(
        bad(
            Duty.END,
            "walks on until a page is empty",
            calm(),
            (http, random) -> {
              long start = 0;
              while (http.page(Http.ONE_MORE, start, 20).events() > 0) {
                start += 20;
              }
            }));
    all.add(
        bad(
            Duty.END,
            "walks on until a page is short",
            calm(),
            (http, random) -> {
              long start = 0;
              while (http.page(Http.ONE_PAGE, start, 20).events() == 20) {
                start += 20;
              }
            }));
    all.add(
        bad(
            Duty.END,
            "always asks for three pages",
            calm(),
            (http, random) -> {
              for (int page = 0; page < 3; page++) {
                http.page(Http.ONE_MORE, page * 20L, 20);
              }
            }));
    all.add(
        bad(
            Duty.WHOLE_LIST,
            "fetches all pages for each look at the lead",
            calm(),
            (http, random) -> {
              for (int look = 0; look < 3; look++) {
                GoodClients.walk(http, Http.ONE_MORE, 4);
                Thread.sleep(300);
              }
            }));
    all.add(
        bad(
            Duty.WHOLE_LIST,
            "polls all pages",
            calm(),
            (http, random) -> {
              for (int poll = 0; poll < 4; poll++) {
                GoodClients.walk(http, Http.ONE_MORE, 7);
                Thread.sleep(600);
              }
            }));
  }

  private static void writing(List<ClientCase> all) {
    all.add(
        bad(
            Duty.REFRESH,
            "fetches the whole list after each note",
            calm(),
            (http, random) -> {
              for (int note = 0; note < 3; note++) {
                http.add(Http.ONE_PAGE, "Note " + note);
                GoodClients.walk(http, Http.ONE_PAGE, 20);
              }
            }));
    all.add(
        bad(
            Duty.REFRESH,
            "fetches the whole list after each update",
            calm(),
            (http, random) -> {
              String note = http.add(Http.ONE_MORE, "Note").note();
              for (int update = 0; update < 3; update++) {
                http.update(Http.ONE_MORE, note, "Note " + update);
                Thread.sleep(200);
                GoodClients.walk(http, Http.ONE_MORE, 10);
              }
            }));
    all.add(
        bad(
            Duty.PARALLEL_WRITES,
            "sends an update for each of two clicks",
            slow(600),
            (http, random) -> {
              String note = http.add(Http.EMPTY, "Note").note();
              for (int pair = 0; pair < 2; pair++) {
                together(
                    () -> http.update(Http.EMPTY, note, "once"),
                    () -> http.update(Http.EMPTY, note, "twice"));
              }
            }));
    all.add(
        bad(
            Duty.PARALLEL_WRITES,
            "removes a note while it is updated",
            slow(600),
            (http, random) -> {
              String note = http.add(Http.EMPTY, "Note").note();
              for (int pair = 0; pair < 2; pair++) {
                together(
                    () -> http.update(Http.EMPTY, note, "once"),
                    () -> http.remove(Http.EMPTY, note));
              }
            }));
  }

  /** Makes two calls, the second a moment after the first. */
  private static void together(Retries.Attempt first, Retries.Attempt second)
      throws IOException, InterruptedException {
    Thread other =
        new Thread(
            () -> {
              try {
                first.make();
              } catch (IOException lost) {
                throw new java.io.UncheckedIOException(lost);
              }
            });
    other.start();
    Thread.sleep(20);
    second.make();
    other.join();
  }

  private static void credentials(List<ClientCase> all) {
    all.add(
        bad(
            Duty.CREDENTIALS,
            "sends credentials only when asked for them, each time",
            calm(),
            (http, random) -> {
              for (int call = 1; call < 5; call++) {
                http.headers(Map.of()).get("/api/v1/leads/summary/" + call);
                http.headers(Map.of("Authorization", Http.LOGIN))
                    .get("/api/v1/leads/summary/" + call);
              }
            }));
    all.add(
        bad(
            Duty.CREDENTIALS,
            "sends no credentials",
            calm(),
            (http, random) -> {
              http.headers(Map.of());
              for (int call = 1; call < 5; call++) {
                http.get("/api/v1/leads/summary/" + call);
              }
            }));
    all.add(
        bad(
            Duty.SECRET_IN_QUERY,
            "sends the token in the query",
            calm(),
            (http, random) -> http.headers(Map.of()).get(SUMMARY + "?access_token=0b1f7a6e")));
    all.add(
        bad(
            Duty.SECRET_IN_QUERY,
            "sends an API key in the query as well",
            calm(),
            (http, random) -> http.get(Http.EMPTY + "/events?api_key=0b1f7a6e")));
    all.add(
        bad(
            Duty.REDIRECT,
            "sends its credentials wherever a redirect leads",
            scenario("redirected"),
            (http, random) -> {
              String location = String.valueOf(http.get(SUMMARY).location());
              try (Http other = new Http(URI.create(location))) {
                other.get(URI.create(location).getPath());
              }
            }));
    all.add(
        bad(
            Duty.TOKEN_KEPT,
            "gets a token for each call",
            calm(),
            (http, random) -> {
              for (int call = 1; call <= 6; call++) {
                login(http);
                http.get("/api/v1/leads/summary/" + call);
              }
            }));
    all.add(
        bad(
            Duty.TOKEN_KEPT,
            "gets a token for each page",
            calm(),
            (http, random) -> {
              for (int page = 0; page < 6; page++) {
                login(http);
                http.page(Http.LONG, page * 20L, 20);
              }
            }));
    all.add(
        bad(
            Duty.REFUSED_TOKEN,
            "insists on a token that was refused",
            failing(401),
            (http, random) ->
                Retries.of(6, number -> 100L * number).on(401).call(() -> http.get(SUMMARY))));
    all.add(
        bad(
            Duty.REFUSED_TOKEN,
            "renews its token in a loop",
            mock -> {
              mock.failNext(Operation.LEAD_SUMMARY, 401).times(20);
              return () -> {};
            },
            (http, random) -> {
              for (int call = 0; call < 6; call++) {
                http.get(SUMMARY);
                login(http);
                Thread.sleep(50);
              }
            }));
  }

  /** A token of one's own from now on. */
  static void login(Http http) throws IOException {
    String token = http.get(TOKEN).body().replace("\"", "").strip();
    http.headers(Map.of("Authorization", Http.basic("me@example.com", token)));
  }

  private static void requests(List<ClientCase> all) {
    all.add(note(Duty.CONTENT_TYPE, "sends JSON as plain text", "text/plain;charset=UTF-8", "x"));
    all.add(note(Duty.CONTENT_TYPE, "sends JSON as XML", "application/xml", "x"));
    all.add(
        bad(
            Duty.CONTENT_TYPE,
            "does not say what it sends",
            calm(),
            (http, random) ->
                http.send(
                    "POST",
                    Http.EMPTY + "/note",
                    Map.of(),
                    Http.json("Note").getBytes(StandardCharsets.UTF_8))));
    all.add(
        bad(
            Duty.ENCODING,
            "sends Latin-1",
            calm(),
            (http, random) ->
                http.send(
                    "POST",
                    Http.EMPTY + "/note",
                    Map.of("Content-Type", "application/json"),
                    Http.json("Grüße").getBytes(StandardCharsets.ISO_8859_1))));
    all.add(note(Duty.ENCODING, "says Latin-1", "application/json; charset=ISO-8859-1", "plain"));
    for (String id : List.of("undefined", "null", "%7Blead_id%7D")) {
      all.add(
          bad(
              Duty.IDS,
              "sends %s in place of an id".formatted(id),
              calm(),
              (http, random) -> http.get("/api/v1/leads/summary/" + id)));
    }
    all.add(
        bad(
            Duty.IDS,
            "sends numbers of its own as ids",
            calm(),
            (http, random) -> {
              for (int lead = 17; lead < 21; lead++) {
                http.get("/companies/%s/leads/%s/events".formatted(Http.COMPANY, lead));
              }
            }));
    all.add(
        bad(
            Duty.PARAMETERS,
            "adds a time against caches",
            calm(),
            (http, random) -> {
              for (int call = 0; call < 3; call++) {
                http.get(SUMMARY + "?_=" + System.nanoTime());
              }
            }));
    all.add(
        bad(
            Duty.PARAMETERS,
            "pages with page and limit",
            calm(),
            (http, random) -> {
              for (int page = 1; page < 4; page++) {
                http.get(Http.LONG + "/events?page=%s&limit=20".formatted(page));
              }
            }));
  }

  private static ClientCase note(Duty sin, String name, String type, String text) {
    return bad(
        sin,
        name,
        calm(),
        (http, random) ->
            http.send(
                "POST",
                Http.EMPTY + "/note",
                Map.of("Content-Type", type),
                Http.json(text).getBytes(StandardCharsets.UTF_8)));
  }

  private static void load(List<ClientCase> all) {
    for (long timeOut : List.of(200L, 600L)) {
      all.add(
          new ClientCase(
              "gives up on an answer after %s ms and asks again".formatted(timeOut),
              Optional.of(Duty.PATIENCE),
              slow(1_500),
              (mock, random) -> {
                try (Http http = new Http(mock, timeOut)) {
                  new Retries(7, number -> 30L * number, true, Set.of(), true)
                      .call(() -> http.get(SUMMARY));
                }
              }));
    }
    all.add(
        bad(
            Duty.STORM,
            "asks for the same lead for each line of a list",
            calm(),
            (http, random) -> {
              for (int line = 0; line < 60; line++) {
                http.get(SUMMARY);
              }
            }));
    all.add(
        bad(
            Duty.CONNECTIONS,
            "makes a client for each call",
            calm(),
            (http, random) -> {
              for (int call = 1; call <= 45; call++) {
                try (Http once = new Http(http.base())) {
                  once.get("/api/v1/leads/summary/" + call);
                }
              }
            }));
    all.add(
        bad(
            Duty.CONNECTIONS,
            "closes each connection",
            calm(),
            (http, random) -> {
              http.headers(Map.of("Authorization", Http.LOGIN, "Connection", "close"));
              for (int call = 1; call <= 45; call++) {
                http.get("/api/v1/leads/summary/" + call);
              }
            }));
  }
}
