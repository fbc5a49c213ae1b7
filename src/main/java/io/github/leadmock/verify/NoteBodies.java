package io.github.leadmock.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bodies that add-note and update-note have to refuse. */
final class NoteBodies {

  /** Sends a request whose body has a text, and returns the answer. */
  interface Sender {
    Answer send(Call call, String text);
  }

  private NoteBodies() {}

  /** Expects a 400 for bodies without a text (rule ML-NO-06). */
  static void withoutMessage(Probe probe, String path, Sender sender) {
    String text = Notes.unique(NoteTexts.PLAIN);
    for (String body :
        List.of("{}", "{\"message\":null}", "{\"message\":5}", Json.object(Map.of("text", text)))) {
      refused(probe, sender, Call.post(path, body), "ML-NO-06", text);
    }
  }

  /** Expects a 400 for bodies that are not JSON objects (rule ML-NO-07). */
  static void noObject(Probe probe, String path, Sender sender) {
    String text = Notes.unique(NoteTexts.PLAIN);
    for (String body :
        List.of(
            "{\"message\":\"" + text,
            "[\"" + text + "\"]",
            "\"" + text + "\"",
            "message=" + text)) {
      refused(probe, sender, Call.post(path, body), "ML-NO-07", text);
    }
    refused(
        probe, sender, Call.post(path).withContentType(Optional.of(Call.JSON)), "ML-NO-07", text);
  }

  private static void refused(Probe probe, Sender sender, Call call, String rule, String text) {
    probe.refusal(sender.send(call, text), rule, 400);
  }
}
