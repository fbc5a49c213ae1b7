package io.github.leadmock.admin;

import io.github.leadmock.api.Correction;
import io.github.leadmock.api.Correction.Login;
import io.github.leadmock.message.Header;
import io.github.leadmock.message.ShellWord;
import java.util.ArrayList;
import java.util.List;

/** Writes a request as a curl command, to be pasted into any POSIX shell. */
final class Curl {

  /**
   * The caller's own credentials, which are never echoed; the defaults work if any pair is
   * accepted.
   */
  private static final String SAME =
      "-u \"${LEADMOCK_USER:-you@example.com}:${LEADMOCK_TOKEN:-secret}\"";

  private Curl() {}

  static String of(Correction correction, String origin) {
    List<String> words = new ArrayList<>(List.of("curl"));
    boolean hasBody = correction.body().isPresent();
    if (correction.method().equals("HEAD")) {
      words.add("--head");
    } else if (!correction.method().equals(hasBody ? "POST" : "GET")) {
      words.add("-X " + ShellWord.quoted(correction.method()));
    }
    if (correction.login() instanceof Login.Same) {
      words.add(SAME);
    }
    if (correction.login() instanceof Login.Working working) {
      words.add("-u " + ShellWord.quoted(working.pair().user() + ":" + working.pair().token()));
    }
    for (Header header : correction.headers()) {
      words.add("-H " + ShellWord.quoted(header.name() + ": " + header.value()));
    }
    // Not -d: it would read a file if the text began with @.
    correction.body().ifPresent(body -> words.add("--data-raw " + ShellWord.quoted(body)));
    words.add(ShellWord.quoted(origin + correction.url()));
    return String.join(" ", words);
  }
}
