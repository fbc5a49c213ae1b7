package io.github.leadmock.verify;

/** Checks how a server answers HEAD (rules ML-ER-07, LF-ER-07). */
final class Heads {

  private Heads() {}

  /** No vendor documents HEAD, so a refusal is right too; a server error is not. */
  static void tell(Probe probe, String rule, Call get) {
    Answer answer = probe.send(get.withMethod("HEAD"));
    answer
        .fault()
        .ifPresent(why -> probe.find(rule, answer, "", why, "no body", "a body or a part of one"));
    if (probe.refusal(answer, rule, 200, 204, 400, 403, 404, 405, 501)) {
      probe.reading(rule, "HEAD: " + answer.status());
    }
  }
}
