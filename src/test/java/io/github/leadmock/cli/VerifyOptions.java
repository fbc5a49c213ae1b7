package io.github.leadmock.cli;

import io.github.leadmock.bench.Api;
import io.github.leadmock.bench.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A random command line of {@code verify}, with what must hold for it.
 *
 * @param arguments the command line
 * @param environment the environment variables
 * @param terminal whether a terminal is attached
 * @param writes whether writes are allowed
 * @param maxRequests the maximum number of requests
 * @param rate the maximum number of requests per second
 */
record VerifyOptions(
    List<String> arguments,
    Map<String, String> environment,
    boolean terminal,
    boolean writes,
    int maxRequests,
    double rate) {

  private static final List<String> PATTERNS =
      List.of(
          "*note*",
          "remove",
          "list-events/*",
          "success",
          "wrong-method",
          "ML-EV-01",
          "ML-NO-10",
          "LF-SU-06",
          "*credentials*",
          "issue-token",
          "lead-summary",
          "head",
          "no-such-case");
  private static final List<String> KINDS =
      List.of("console", "junit", "html", "json", "sarif", "markdown");
  private static final String LETTERS = "abcXYZ019-_.~/\\\"'<>&%+=:;@#?!$*(){}[]| éß€😀مק\t";

  static String user(Random random) {
    return random.nextBoolean()
        ? "me+%d@example.com".formatted(random.nextInt(1_000))
        : word(random).replace(":", "");
  }

  static String token(Random random) {
    return random.nextInt(4) == 0 ? UUID.randomUUID().toString() : word(random);
  }

  /** Characters that need escaping somewhere, and enough of them to be no ordinary word. */
  private static String word(Random random) {
    int[] all = LETTERS.codePoints().toArray();
    int length = 10 + random.nextInt(20);
    StringBuilder word = new StringBuilder("k");
    random.ints(length, 0, all.length).forEach(index -> word.appendCodePoint(all[index]));
    return word.append('7').toString();
  }

  static VerifyOptions random(
      Random random, Target metroleads, Target liveforce, String user, String token, Path folder) {
    Target target = random.nextInt(3) == 0 ? liveforce : metroleads;
    boolean writes = random.nextInt(4) == 0;
    int maxRequests = random.nextBoolean() ? 1 + random.nextInt(40) : 50 + random.nextInt(300);
    double rate = random.nextInt(3) == 0 && maxRequests <= 40 ? 150 + random.nextInt(1_000) : 1e6;
    List<String> arguments = new ArrayList<>(List.of("verify"));
    arguments.add("--api=" + target.api().text().toLowerCase(Locale.ROOT));
    arguments.add("--base-url=" + target.baseUrl());
    arguments.add("--user=" + user);
    arguments.add("--max-requests=" + maxRequests);
    arguments.add("--rate=" + rate + (random.nextBoolean() ? "/s" : ""));
    arguments.add("--timeout=" + (2 + random.nextInt(20)));
    boolean inEnvironment = random.nextBoolean();
    if (!inEnvironment) {
      arguments.add("--token=" + token);
    }
    lead(random, target, arguments);
    maybe(random, "--strict", arguments);
    maybe(random, "--verbose", arguments);
    for (int i = random.nextInt(4); i > 0; i--) {
      arguments.addAll(List.of("--only", PATTERNS.get(random.nextInt(PATTERNS.size()))));
    }
    for (String kind : KINDS) {
      if (random.nextInt(3) > 0) {
        arguments.add("--report=" + kind + "=" + folder.resolve(kind + ".out"));
      }
    }
    maybe(random, "--report=console", arguments);
    if (writes) {
      arguments.add("--allow-writes");
    }
    return new VerifyOptions(
        arguments,
        inEnvironment ? Map.of("LEADMOCK_TOKEN", token) : Map.of(),
        random.nextBoolean(),
        writes,
        maxRequests,
        rate);
  }

  /** Usually an existing lead; otherwise an unknown one, or none, which is bad usage. */
  private static void lead(Random random, Target target, List<String> arguments) {
    int choice = random.nextInt(12);
    if (choice == 0) {
      return;
    }
    if (target.api() == Api.LIVEFORCE) {
      arguments.add("--lead-id=" + (choice == 1 ? "999999" : target.leadId()));
      return;
    }
    arguments.add("--company=" + target.company());
    arguments.add("--lead=" + (choice == 1 ? UUID.randomUUID().toString() : target.lead()));
  }

  private static void maybe(Random random, String option, List<String> arguments) {
    if (random.nextBoolean()) {
      arguments.add(option);
    }
  }

  /** All the ways in which the credentials may be written. */
  static List<String> secrets(String user, String token) {
    List<String> secrets = new ArrayList<>(Spelling.all(token));
    secrets.addAll(Spelling.base64(user + ":" + token));
    secrets.addAll(Spelling.base64(token));
    return secrets.stream().distinct().toList();
  }

  @Override
  public String toString() {
    return Arrays.toString(arguments.toArray()) + " " + environment;
  }
}
