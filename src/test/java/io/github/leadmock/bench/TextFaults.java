package io.github.leadmock.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Texts of notes that do not come back as they were sent. */
final class TextFaults {

  private TextFaults() {}

  static Stream<Fault> all() {
    return Stream.of(
        stored("html", "texts are saved with HTML entities", TextFaults::escaped),
        stored(
            "tags-stripped",
            "what looks like markup is dropped from texts",
            text -> text.replaceAll("<[^>]*>", "")),
        stored("trimmed", "texts lose white space at both ends", String::strip),
        stored("right-trimmed", "texts lose white space at the end", String::stripTrailing),
        stored(
            "emoji-lost",
            "characters beyond the basic plane are dropped",
            text -> text.replaceAll("[\\x{10000}-\\x{10FFFF}]", "")),
        stored(
            "emoji-marks",
            "characters beyond the basic plane become question marks",
            text -> text.replaceAll("[\\x{10000}-\\x{10FFFF}]", "?")),
        stored(
            "emoji-cut",
            "texts end before the first character beyond the basic plane",
            text -> text.split("[\\x{10000}-\\x{10FFFF}]", 2)[0]),
        stored(
            "latin",
            "characters outside Latin-1 become question marks",
            text -> text.replaceAll("[^\\x00-\\xFF]", "?")),
        stored("double-encoded", "UTF-8 is taken for Latin-1", TextFaults::mojibake),
        stored("quotes-lost", "double quotes are dropped", text -> text.replace("\"", "")),
        stored(
            "quotes-slashed",
            "quotes get a backslash",
            text -> text.replace("\"", "\\\"").replace("'", "\\'")),
        stored("curly", "straight quotes become curly", text -> text.replace('"', '”')),
        stored("newlines-spaced", "line breaks become spaces", text -> text.replaceAll("\\R", " ")),
        stored("newlines-br", "line breaks become <br>", text -> text.replaceAll("\\R", "<br>")),
        stored("newlines-crlf", "line breaks become CR LF", text -> text.replaceAll("\\R", "\r\n")),
        stored("spaces", "several spaces become one", text -> text.replaceAll(" {2,}", " ")),
        stored("bidi", "right-to-left letters come in reverse", TextFaults::hebrew),
        stored(
            "cut-255",
            "texts end after 255 characters",
            text -> text.substring(0, Math.min(255, text.length()))),
        stored(
            "cut-1000",
            "texts end after 1000 characters",
            text -> text.substring(0, Math.min(1000, text.length()))),
        stored(
            "lower-case", "texts are saved in lower case", text -> text.toLowerCase(Locale.ROOT)),
        stored(
            "quoted",
            "texts are saved as JSON text, in quotes",
            text -> Json.text(Json.string(text))),
        stored(
            "cut-4096",
            "texts end after 4096 characters",
            text -> text.substring(0, Math.min(4096, text.length()))),
        stored("plus", "a plus sign becomes a space", text -> text.replace('+', ' ')),
        stored("percent-decoded", "%41 becomes A", text -> text.replace("%41", "A")),
        stored(
            "backslash-n",
            "a backslash before an n makes a line",
            text -> text.replace("\\n", "\n")),
        stored(
            "no-width",
            "characters of no width are dropped",
            text -> text.replaceAll("[\\u200B\\u2060\\u00AD]", "")),
        stored(
            "no-break",
            "spaces of other kinds become plain ones",
            text -> text.replaceAll("[\\u00A0\\u2009\\u3000]", " ")),
        stored(
            "line-separator",
            "a line separator becomes a line feed",
            text -> text.replace('\u2028', '\n')),
        stored(
            "variation",
            "variation selectors are dropped",
            text -> text.replaceAll("[\\uFE00-\\uFE0F]", "")),
        stored(
            "decomposed",
            "composed characters are taken apart",
            text -> Normalizer.normalize(text, Normalizer.Form.NFD)),
        stored(
            "less-than",
            "what follows a < is dropped up to the next >",
            text -> text.replaceAll("< [^>]*>", "")),
        stored("percent-lost", "a percent sign is dropped", text -> text.replace("%, ", ", ")),
        stored(
            "capital",
            "a lower-case start becomes a capital",
            text ->
                text.isEmpty()
                    ? text
                    : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)),
        stored(
            "links",
            "addresses become links",
            text -> text.replaceAll("(https://\\S+)", "<a href=\"$1\">$1</a>")),
        stored(
            "mail-hidden",
            "e-mail addresses are hidden",
            text -> text.replaceAll("\\w+@\\w+", "[email]")),
        updated(
            "numbers",
            "an updated text that is a number is written as one",
            text -> text.matches("0\\d+|1e5") ? new BigDecimal(text).toPlainString() : text),
        updated(
            "zero",
            "an updated text that is 0 is taken for none",
            text -> text.equals("0") ? "-" : text),
        updated(
            "null",
            "an updated text that is null is empty",
            text -> text.equals("null") ? "(none)" : text),
        updated(
            "json",
            "an updated text that is an object of JSON is read as one",
            text -> text.startsWith("{\"message\":") ? "no" : text),
        updated(
            "formula",
            "an updated text is kept from being a formula",
            text -> text.startsWith("=") ? "'" + text : text),
        updated(
            "dates",
            "an updated text that is a date is written as one",
            text -> text.replaceAll("^(\\d{4})-(\\d\\d)-(\\d\\d)$", "$3.$2.$1")),
        listedBeyond(255),
        listedBeyond(1000),
        listed("html", "texts have HTML entities in the list only", TextFaults::escaped),
        listed(
            "preview",
            "the list has the first 40 characters of a text only",
            text -> text.substring(0, Math.min(40, text.length()))),
        answered(
            "html",
            "add answers with HTML entities, and saves the text as it was",
            TextFaults::escaped),
        answered("double-encoded", "add answers in UTF-8 taken for Latin-1", TextFaults::mojibake),
        updated(
            "html",
            "updated texts are saved with HTML entities, new ones as sent",
            TextFaults::escaped),
        updated(
            "trimmed",
            "updated texts lose white space at both ends, new ones do not",
            String::strip));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String mojibake(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String hebrew(String text) {
    return Pattern.compile("[\\u0590-\\u06FF]{2,}")
        .matcher(text)
        .replaceAll(word -> new StringBuilder(word.group()).reverse().toString());
  }

  private static Fault stored(String id, String says, UnaryOperator<String> mangle) {
    return Fault.write(
        "ml-text-" + id,
        says,
        Deviation.calls(
            call -> call.is(Operation.ADD_NOTE) || call.is(Operation.UPDATE_NOTE),
            call -> call.withMessage(mangle)),
        "ML-NO-08");
  }

  private static Fault updated(String id, String says, UnaryOperator<String> mangle) {
    return Fault.write(
        "ml-text-updated-" + id,
        says,
        Deviation.calls(call -> call.is(Operation.UPDATE_NOTE), call -> call.withMessage(mangle)),
        "ML-NO-08",
        "ML-NO-10");
  }

  private static Fault answered(String id, String says, UnaryOperator<String> mangle) {
    return Fault.write(
        "ml-text-answered-" + id,
        says,
        Deviation.body(Operation.ADD_NOTE, note -> mangle((ObjectNode) note.get("data"), mangle)),
        "ML-NO-08",
        "ML-NO-18");
  }

  /** Only what was written since the server started is mangled: nothing tells how the rest was. */
  private static Fault listed(String id, String says, UnaryOperator<String> mangle) {
    return Fault.write(
        "ml-text-listed-" + id,
        says,
        correct ->
            call -> {
              Answer answer = correct.answer(call);
              return call.is(Operation.LIST_EVENTS) && answer.ok()
                  ? answer.reshaped(
                      page -> {
                        Json.objects(page.path("events")).stream()
                            .map(event -> (ObjectNode) event.get("data"))
                            .filter(
                                data -> data.path("event_time").asString().compareTo("2018") > 0)
                            .forEach(data -> mangle(data, mangle));
                        return page;
                      })
                  : answer;
            },
        "ML-NO-08",
        "ML-NO-04",
        "ML-NO-10");
  }

  private static Fault listedBeyond(int most) {
    return listed(
        "cut-" + most,
        "the list has the first %s characters of a text only".formatted(most),
        text -> text.substring(0, Math.min(most, text.length())));
  }

  private static void mangle(ObjectNode data, UnaryOperator<String> mangle) {
    data.put("message", mangle.apply(data.path("message").asString()));
  }
}
