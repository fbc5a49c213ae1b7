package io.github.leadmock.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Texts that careless code breaks. */
final class NoteTexts {

  static final String PLAIN = "Please call back after lunch.";
  static final String UPDATED = "Please call back tomorrow.";

  /** Placeholder for the unique part of a text. */
  static final String UNIQUE = "UNIQUE";

  private static final int ALWAYS_TAKEN = 250;

  private NoteTexts() {}

  /** Texts by a description of what they contain, with {@link #UNIQUE} for the unique part. */
  static Map<String, String> inOneNote() {
    Map<String, String> texts = new LinkedHashMap<>();
    // The unique part comes first, because the end may be what gets lost.
    hostile().forEach((what, text) -> texts.put(what, UNIQUE + ": " + text));
    texts.put("a lower-case start", "please call: " + UNIQUE);
    texts.put("spaces at both ends", "  two before " + UNIQUE + " two after  ");
    texts.put("256 characters", UNIQUE + " " + "b".repeat(256) + " end");
    texts.put("1,024 characters", UNIQUE + " " + "All work and no play. ".repeat(46) + "end");
    texts.put("4,100 characters", UNIQUE + " " + "All work and no play. ".repeat(187) + "end");
    return texts;
  }

  private static Map<String, String> hostile() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("quotes and backslashes", "He said \"no\", 'never' `ever` \\ C:\\new\\table /");
    texts.put("escapes that are none", "\\n \\t \\u0041 \\x41 &#65;");
    texts.put("line breaks and tabs", "one\ntwo\r\nthree\tfour\n\nfive");
    texts.put("emoji", "\uD83D\uDE00 \uD83D\uDC69\u200D\uD83D\uDD2C \u2764\uFE0F");
    texts.put("other planes", "\uD834\uDD1E \uD842\uDFB7 \u4F60\u597D");
    texts.put("composed characters", "\u00e9 \u00fc \u00c5 \uFB01");
    texts.put("decomposed characters", "e\u0301 u\u0308 A\u030A");
    texts.put("characters of no width", "one\u200Btwo\u2060three\u00ADfour");
    texts.put(
        "spaces of other kinds", "no\u00A0break thin\u2009 \u3000 line\u2028 paragraph\u2029 end");
    texts.put("two spaces", "one  two   three");
    texts.put(
        "right-to-left text",
        "\u0645\u0631\u062D\u0628\u0627 abc \u05E9\u05DC\u05D5\u05DD 123 \u200F!");
    texts.put("markup", "<b>bold</b> <script>alert(1)</script> &amp; &lt; <!-- --> ]]>");
    texts.put("comparisons", "a < b and c > d & e");
    texts.put("template marks", "{{now}} ${7*7} #{x} <%= y %> {0} $1");
    texts.put("percent signs", "5% discount, 100%, %s %d %n %%");
    texts.put("percent escapes", "%41 %20 %2B %zz");
    texts.put("form marks", "a=b&c=d+e ; -- 1+1=2");
    texts.put("addresses", "me@example.com, https://example.com/a?b=c&d=e#f, www.example.com");
    return texts;
  }

  /** Whether a long text is refused, which no document forbids; reports the length. */
  static boolean isTooLong(Probe probe, Answer answer, String text) {
    if (text.length() <= ALWAYS_TAKEN || !Set.of(400, 402, 413).contains(answer.status())) {
      return false;
    }
    probe.json(answer);
    probe.reading(
        "ML-NO-08",
        "a text of %s characters: %s".formatted(text.length() / 100 * 100, answer.status()));
    return true;
  }

  /** Texts that careless code takes for other values. */
  static Map<String, String> whole() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("a zero", "0");
    texts.put("a number", "00123456789012345678901");
    texts.put("a number with an exponent", "1e5");
    texts.put("a word of JSON", "null");
    texts.put("a truth", "false");
    texts.put("an object of JSON", "{\"message\":\"no\"}");
    texts.put("a list of JSON", "[1, 2]");
    texts.put("a quoted text", "\"yes\"");
    texts.put("a formula", "=1+1");
    texts.put("a date", "2024-05-01");
    return texts;
  }
}
