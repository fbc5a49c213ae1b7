package io.github.leadmock.report;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.verify.CaseResult.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Elements shared by the sections of the page. */
final class HtmlParts {

  /** Longer bodies only make the page slow. */
  private static final int SHOWN = 20_000;

  private static final Pattern BEHIND_SEPARATORS = Pattern.compile("(?<=[/?& ])");

  private final Markup html;
  private final RuleBook rules;
  private final String prefix;

  /**
   * Elements for one run's part of the page.
   *
   * @param prefix the prefix of its anchors, so that several runs fit on one page
   */
  HtmlParts(Markup html, RuleBook rules, String prefix) {
    this.html = html;
    this.rules = rules;
    this.prefix = prefix;
  }

  /** The anchor of an element in this run's part of the page. */
  String anchor(String place) {
    return prefix + place;
  }

  /** A link within this run's part of the page. */
  void link(String place, String text) {
    html.line().tag("a").with("href", "#" + anchor(place)).text(text);
  }

  /** A section with a heading. */
  void section(String id, String heading, Runnable content) {
    html.line()
        .tag("section")
        .with("id", anchor(id))
        .around(
            () -> {
              html.line().tag("h2").text(heading);
              content.run();
            });
  }

  /** A section of which only the heading shows until it is opened. */
  void folded(String id, String heading, Runnable content) {
    html.line()
        .tag("section")
        .with("id", anchor(id))
        .around(
            () ->
                html.line()
                    .tag("details")
                    .with("class", "part")
                    .around(
                        () -> {
                          html.tag("summary").around(() -> html.tag("h2").text(heading));
                          content.run();
                        }));
  }

  /**
   * A request line that wraps between the parts of its address only, never inside an id.
   *
   * @param text method, address and status
   */
  void address(String text) {
    html.tag("code").with("class", "address");
    for (String part : BEHIND_SEPARATORS.split(text)) {
      html.tag("span").text(part);
      html.lone("wbr");
    }
    html.empty();
  }

  /** Preformatted text, cut if it is too long. */
  void block(String kind, String text) {
    String shown = shorten(text);
    html.tag("pre")
        .with("class", kind)
        .with("dir", "ltr")
        // Browsers drop a line feed at the start of pre, so a leading one is doubled.
        .text(shown.startsWith("\n") ? "\n" + shown : shown);
    if (shown.length() < text.length()) {
      html.tag("p")
          .with("class", "cut")
          .text(
              String.format(
                  Locale.ROOT,
                  "%,d more characters are not shown.",
                  text.length() - shown.length()));
    }
  }

  /** A sentence in small print. */
  void hint(String text) {
    html.line().tag("p").with("class", "hint").text(text);
  }

  /** A table that turns into a list on a narrow screen. */
  void table(List<String> headings, List<List<String>> rows) {
    html.line()
        .tag("table")
        .with("class", "stacked")
        .around(
            () -> {
              html.tag("thead")
                  .around(
                      () ->
                          html.tag("tr")
                              .around(
                                  () ->
                                      headings.forEach(
                                          heading ->
                                              html.tag("th").with("scope", "col").text(heading))));
              html.tag("tbody").around(() -> rows.forEach(this::row));
            });
  }

  private void row(List<String> cells) {
    html.line().tag("tr").around(() -> cells.forEach(cell -> html.tag("td").text(cell)));
  }

  /** A name and a block of text, as an entry of a definition list. */
  void fact(String name, String text) {
    html.line().tag("dt").text(name);
    html.line().tag("dd").around(() -> block("value", text));
  }

  /** The outcome of a case or a rule, as a one-word badge. */
  void badge(Outcome outcome) {
    html.tag("span").with("class", "badge " + Words.of(outcome)).text(Words.of(outcome));
  }

  /** A rule's id with its sentence, status and source. */
  void rule(String id) {
    html.line()
        .tag("p")
        .with("class", "rule")
        .around(
            () -> {
              html.tag("code").text(id).say(" ");
              rules
                  .find(id)
                  .ifPresentOrElse(
                      this::explain, () -> html.say("is in no catalogue of this version."));
            });
  }

  /** What a rule says, where there is room only for its id; empty if no catalogue has it. */
  Optional<String> says(String id) {
    return rules.find(id).map(Rule::says);
  }

  private void explain(Rule rule) {
    html.say(rule.says()).say(" ");
    html.tag("span").with("class", "badge status").text(rule.status().toString());
    html.say(" ").tag("span").with("class", "source").text("Source: " + rule.source());
  }

  private static String shorten(String text) {
    if (text.length() <= SHOWN) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return text.substring(0, end);
  }
}
