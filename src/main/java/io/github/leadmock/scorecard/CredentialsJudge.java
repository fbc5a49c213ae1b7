package io.github.leadmock.scorecard;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges how credentials are sent, kept and renewed. */
final class CredentialsJudge implements Judge {

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(?:token|password|passwd|secret|api[-_]?key|authorization|credentials?)");

  /** Spares most requests the search. */
  private static final Set<String> COMMON = Set.of("start", "size");

  private static final int MOST = 64;
  private static final int BARE = 3;
  private static final int TOKENS = 5;
  private static final long TOKEN_WITHIN = 60_000;
  private static final int REFUSALS = 4;
  private static final long REFUSED_WITHIN = 10_000;
  private static final int KEPT_FOR = 3;

  private final RedirectJudge redirects;
  private final Map<String, Refusals> refused = new Recent<>(MOST);
  private final Map<String, Tokens> tokens = new Recent<>(MOST);
  private @Nullable Tokens latest;
  private long calls;
  private long bare;

  /**
   * A judge of credentials.
   *
   * @param redirects sees each call first: one that follows a redirect rightly has no credentials
   */
  CredentialsJudge(RedirectJudge redirects) {
    this.redirects = redirects;
  }

  /** How often a request was refused in a row. */
  private static final class Refusals {
    private final Call first;
    private int times = 1;

    Refusals(Call first) {
      this.first = first;
    }
  }

  /** The tokens that a user asked for in a row, without using them much. */
  private static final class Tokens {
    private Call first;
    private Call last;
    private int times;
    private int uses;
    private boolean refused;

    Tokens(Call first) {
      this.first = first;
      this.last = first;
    }
  }

  @Override
  public void see(Call call, Marks marks) {
    if (call.operation().isEmpty() || redirects.hasFollowed(call)) {
      return;
    }
    if (call.is(Call.ISSUE_TOKEN)) {
      issued(call, marks);
      return;
    }
    if (!call.query().isEmpty() && hasSecret(call.query())) {
      marks.broken(Duty.SECRET_IN_QUERY, "a credential is in the query", call);
    }
    calls++;
    if (call.login() == 0) {
      if (call.status() == 401 && call.fate().own()) {
        withoutCredentials(call, marks);
      }
      return;
    }
    if (latest != null) {
      latest.uses++;
      latest.refused |= call.status() == 401;
      if (latest.uses == KEPT_FOR) {
        marks.kept(Duty.TOKEN_KEPT);
      }
    }
    withCredentials(call, marks);
  }

  private void withoutCredentials(Call call, Marks marks) {
    bare++;
    if (bare >= BARE && bare * 4 >= calls) {
      marks.broken(
          Duty.CREDENTIALS,
          "no Authorization header, as in %s of %s requests so far".formatted(bare, calls),
          call);
    }
  }

  private void withCredentials(Call call, Marks marks) {
    String key = call.method() + call.path() + '?' + call.query();
    if (call.status() != 401 || call.fate().wished()) {
      if (!refused.isEmpty() && refused.remove(key) != null && call.succeeded()) {
        marks.kept(Duty.REFUSED_TOKEN);
      }
      return;
    }
    @Nullable Refusals known = refused.get(key);
    if (known == null || call.arrived() - known.first.arrived() > REFUSED_WITHIN) {
      refused.put(key, new Refusals(call));
      return;
    }
    known.times++;
    if (known.times == REFUSALS) {
      marks.broken(
          Duty.REFUSED_TOKEN,
          "sent with credentials and refused %s times in %s ms"
              .formatted(known.times, call.arrived() - known.first.arrived()),
          known.first,
          call);
    }
  }

  private void issued(Call call, Marks marks) {
    if (call.status() != 200) {
      return;
    }
    String user =
        Stream.of(call.query().split("&"))
            .filter(pair -> name(pair).equals("username"))
            .findFirst()
            .orElse("");
    Tokens known = tokens.computeIfAbsent(user, unseen -> new Tokens(call));
    boolean inARow =
        known.times > 0
            && known.uses <= 1
            && !known.refused
            && call.arrived() - known.last.arrived() <= TOKEN_WITHIN;
    if (!inARow) {
      known.first = call;
      known.times = 0;
    }
    known.times++;
    known.uses = 0;
    known.refused = false;
    known.last = call;
    latest = known;
    if (known.times == TOKENS) {
      marks.broken(
          Duty.TOKEN_KEPT,
          "%s tokens in %s ms, each used for one call at most"
              .formatted(TOKENS, call.arrived() - known.first.arrived()),
          known.first,
          call);
    }
  }

  private static boolean hasSecret(String query) {
    for (String pair : query.split("&")) {
      if (isSecret(name(pair))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a parameter of this name is a credential. */
  static boolean isSecret(String name) {
    return !COMMON.contains(name) && SECRET.matcher(name).matches();
  }

  /** The name of a parameter. */
  static String name(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? pair : pair.substring(0, equals);
  }

  @Override
  public void conclude(long now, Marks marks) {
    if (calls > bare) {
      marks.kept(Duty.CREDENTIALS);
      marks.kept(Duty.SECRET_IN_QUERY);
    }
    for (Refusals once : refused.values()) {
      if (once.times < REFUSALS && now - REFUSED_WITHIN >= once.first.sent()) {
        marks.kept(Duty.REFUSED_TOKEN);
      }
    }
  }

  @Override
  public void forget() {
    refused.clear();
    tokens.clear();
    latest = null;
  }
}
