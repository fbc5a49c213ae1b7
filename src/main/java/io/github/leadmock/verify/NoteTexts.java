package io.github.leadmock.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts that break what is careless with them. */
final class NoteTexts {

  static final String PLAIN = "Please call back after lunch.";
  static final String UPDATED = "Please call back tomorrow.";

  private NoteTexts() {}

  /** The texts by what is in them. */
  static Map<String, String> hostile() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(
        "quotes and backslashes", "He said \"no\", 'never' `ever` \\ C:\\new\\table \\u0041 /");
    texts.put("line breaks and tabs", "one\ntwo\r\nthree\tfour\n\nfive");
    texts.put(
        "emoji and other planes",
        "\uD83D\uDE00 \uD83D\uDC69\u200D\uD83D\uDD2C \uD834\uDD1E e\u0301 \u00e9 \u4F60\u597D");
    texts.put(
        "right-to-left text",
        "\u0645\u0631\u062D\u0628\u0627 abc \u05E9\u05DC\u05D5\u05DD 123 \u200F!");
    texts.put("markup", "<b>bold</b> <script>alert(1)</script> &amp; &lt; <!-- --> ]]>");
    texts.put("template marks", "{{now}} ${7*7} #{x} <%= y %> %s %s {0} $1");
    texts.put("form marks", "a=b&c=d+e %20 %zz ; --");
    texts.put("spaces at both ends", "  two before, two after  ");
    texts.put("a long text", "All work and no play. ".repeat(100));
    return texts;
  }
}
