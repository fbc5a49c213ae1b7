package io.github.leadmock.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A correct fake of both vendors that writes down what it is asked. It takes any credentials that
 * it is told, and is as indiscreet as a server can be: each answer repeats what it was told to. Now
 * and then it is too busy, and others write to the same lead. Thread-safe.
 */
public final class WatchedVendor implements AutoCloseable {

  private static final int BUSY_EVERY = 17;
  private static final int OTHERS_WRITE_EVERY = 3;

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final String pair;
  private final List<String> echoes;
  private final Duration delay;
  private final FakeVendor vendor;
  private volatile Account account;
  private volatile List<Event> before;

  /**
   * Starts it.
   *
   * @param user a user whom it takes
   * @param token the user's token
   * @param echoes what each answer repeats
   * @param delay how long each answer takes
   */
  public WatchedVendor(String user, String token, List<String> echoes, Duration delay) {
    this.pair = basic(user + ":" + token);
    this.echoes = List.copyOf(echoes);
    this.delay = delay;
    this.vendor =
        FakeVendor.start(
            correct -> {
              account = correct.account();
              before = account.main().events();
              return call -> answer(correct, call);
            });
  }

  /**
   * What it was asked.
   *
   * @param nanos {@link System#nanoTime} when it came in
   * @param method upper case
   * @param path without the query
   * @param status what it was answered with
   * @param added the id of the note that was added, if one was
   * @param touched the id of the note that was changed or removed, if one was
   */
  public record Asked(
      long nanos,
      String method,
      String path,
      int status,
      Optional<String> added,
      Optional<String> touched) {}

  private Answer answer(Vendor correct, Call call) {
    long now = System.nanoTime();
    Answer answer =
        calls.incrementAndGet() % BUSY_EVERY == 0
            ? ErrorAnswer.of(Api.of(call.path()), 429, "Too busy").withHeader("Retry-After", "0")
            : correct.answer(known(call));
    boolean adds = call.is(Operation.ADD_NOTE) && answer.ok();
    boolean touches = call.is(Operation.UPDATE_NOTE) || call.is(Operation.REMOVE_NOTE);
    asked.add(
        new Asked(
            now,
            call.method(),
            call.path(),
            answer.status(),
            Optional.of(answer)
                .filter(one -> adds)
                .map(one -> Json.parse(one.body()).at("/data/event_id").asString()),
            call.route().filter(one -> touches && answer.ok()).map(Route::last)));
    if (adds && calls.get() % OTHERS_WRITE_EVERY == 0) {
      Event model = account.other().events().get(0);
      Event foreign =
          model.withId(account.ids().next()).withTime(account.main().timeOfNext(account.now()));
      account.main().add(foreign);
      List<Event> more = new ArrayList<>(before);
      more.add(0, foreign);
      before = more;
    }
    return indiscreet(answer).after(delay);
  }

  private Call known(Call call) {
    boolean right = call.header("Authorization").filter(pair::equals).isPresent();
    return right
        ? call.withHeader("Authorization", basic(Account.USER + ":" + account.token()))
        : call;
  }

  private Answer indiscreet(Answer answer) {
    Answer told =
        answer.withHeader(
            "X-Told", URLEncoder.encode(String.join(" ", echoes), StandardCharsets.UTF_8));
    return Json.lenient(answer.body()).isObject()
        ? told.reshaped(
            body -> {
              echoes.forEach(body.putArray("told")::add);
              return body;
            })
        : told;
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** What it was asked so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Whether the lead's events are those that were there before, and those of others. */
  public boolean isAsItWas() {
    return account.main().events().equals(before);
  }

  /** What a verifier needs to know, apart from the credentials. */
  public Target target(Api api) {
    return vendor.target(api);
  }

  @Override
  public void close() {
    vendor.close();
  }
}
