package io.github.leadmock.verify;

import io.github.leadmock.vendor.VendorApi;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The first request of a run: is there a server, does it accept the credentials, does it know the
 * lead?
 *
 * @param answer the answer
 * @param exchanges the requests and responses
 */
record FirstAnswer(Answer answer, List<HttpExchange> exchanges) {

  /** What servers answer for a path that they do not have. */
  private static final Set<Integer> NOWHERE = Set.of(400, 404, 405, 410, 501);

  /** Copies the list. */
  FirstAnswer {
    exchanges = List.copyOf(exchanges);
  }

  /**
   * Requests the lead.
   *
   * @throws CannotRun if nothing can be checked there
   */
  static FirstAnswer of(Session session) {
    List<HttpExchange> exchanges = new ArrayList<>();
    Answer answer = ask(session, exchanges);
    if (NOWHERE.contains(answer.status()) && session.paths().shorten()) {
      // The document shows the path without the base URL's prefix (rule LF-PA-02).
      Answer other = ask(session, exchanges);
      if (NOWHERE.contains(other.status())) {
        session.paths().restore();
      } else {
        answer = other;
      }
    }
    refuse(session, answer);
    return new FirstAnswer(answer, exchanges);
  }

  /** Whether the lead can be read; if not, a case of its own reports why. */
  boolean isUsable() {
    return answer.status() == 200 && answer.json().isPresent();
  }

  private static Answer ask(Session session, List<HttpExchange> exchanges) {
    Call call = Call.get(session.paths().lead());
    try {
      return session.wire().send(call, exchanges::add);
    } catch (NoAnswer none) {
      throw new CannotRun(
          "cannot reach %s: %s%s"
              .formatted(
                  base(session),
                  none.reason(),
                  none.reason().contains("--") ? "" : "; is the server running? (--base-url)"));
    } catch (Undecided unreadable) {
      throw new CannotRun("cannot check %s: %s".formatted(base(session), unreadable.reason()));
    }
  }

  private static URI base(Session session) {
    return session.recorder().mask(session.settings().baseUrl());
  }

  /** The command-line options that name the lead. */
  private static String options(Target target) {
    return switch (VendorApi.of(target.api())) {
      case METROLEADS -> "--company, --lead";
      case LIVEFORCE -> "--lead-id";
    };
  }

  /** Servers say so in words of their own; there is no status for it. */
  private static boolean wantsHttps(Session session, Answer answer) {
    return "http".equalsIgnoreCase(session.settings().baseUrl().getScheme())
        && answer.text().toUpperCase(Locale.ROOT).contains("HTTPS");
  }

  private static void refuse(Session session, Answer answer) {
    String what =
        "%s answers GET %s with %s".formatted(base(session), answer.call().path(), answer.status());
    String hint =
        switch (answer.status()) {
          case 400 ->
              wantsHttps(session, answer)
                  ? "it speaks HTTPS at this port; use https:// (--base-url)"
                  : "";
          case 401, 403 -> "it does not take the credentials (--user, --token)";
          case 404 ->
              "it does not know the lead, or is not a %s server (%s, --base-url)"
                  .formatted(
                      session.settings().target().api(), options(session.settings().target()));
          case 429 -> "it stays too busy; try later";
          default -> "";
        };
    if (!hint.isEmpty()) {
      throw new CannotRun(what + ": " + hint);
    }
  }
}
