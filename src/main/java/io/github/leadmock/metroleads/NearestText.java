package io.github.leadmock.metroleads;

import io.github.leadmock.api.Reply;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.secret.NamedSecrets;
import io.github.leadmock.world.Lead;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the note's text in an invalid body and writes a valid body with it. */
final class NearestText {

  private static final String DEFAULT = "Called back";
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A {@code message} member in malformed JSON, or a parameter, up to its likely end. A text
   * without quotes may have commas in it: it ends at one before another member, or at the end of
   * the object.
   */
  private static final Pattern MEMBER =
      Pattern.compile(
          """
          (?isx) message ["']? \\s*
          (?: [:=] \\s* (?: " (?<double> (?: [^"\\\\]++ | \\\\. )*+ ) | ' (?<single> [^']*+ ) )
            | : \\s*+ (?<bare> (?: [^,\\r\\n}]++ | , (?! \\s*+ (?: } | \\z | (?: "[^"]*+" | '[^']*+' | [\\w$]++ ) \\s*+ : ) ) )*+ )
            | = \\s*+ (?<form> [^\\r\\n}&]*+ ) )
          """);

  private NearestText() {}

  /** Replaces the text with one that the mock has space for; gives up while the mock is full. */
  static void mend(RequestCorrection correction, Lead lead) {
    String text = mend(correction, lead::mayEverHold);
    if (lead.fullFor(text).isPresent()) {
      correction.giveUp();
    }
  }

  /**
   * Keeps a valid body; otherwise keeps the text in it, if there is one.
   *
   * @param fits whether the mock could store a text
   * @return the text of the corrected body
   */
  private static String mend(RequestCorrection correction, Predicate<String> fits) {
    byte[] body = correction.sent().body();
    if (NoteText.read(body) instanceof NoteText.Taken taken && fits.test(taken.text())) {
      correction.body(decode(body));
      return taken.text();
    }
    if (!correction.sent().truncated()) {
      correction.blame(isAboutMessage(NoteText.read(body)) ? "/message" : "body");
    }
    String text = find(decode(body)).filter(found -> !found.isBlank()).filter(fits).orElse(DEFAULT);
    correction.body("{\"message\":" + JsonText.of(text) + "}");
    return text;
  }

  /**
   * Whether the message is at fault. In a well-formed body, it can only be the message's length.
   */
  private static boolean isAboutMessage(NoteText read) {
    return !(read instanceof NoteText.Refused refused)
        || (refused.failure() instanceof Reply.Failure failure
            && failure.rule().equals("ML-NO-06"));
  }

  private static String decode(byte[] body) {
    boolean utf16 =
        body.length > 1 && (body[0] & 0xFF) + (body[1] & 0xFF) == 0xFE + 0xFF && body[0] != 0;
    String text =
        new String(body, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).strip();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Optional<String> find(String body) {
    try {
      return textIn(JSON.readTree(body));
    } catch (JacksonException notJson) {
      return textInNearlyJson(body);
    }
  }

  /**
   * A text, or what was most likely meant as the text: a {@code message} member in any case, or the
   * longest text.
   */
  private static Optional<String> textIn(JsonNode node) {
    if (node.isString()) {
      return Optional.of(node.stringValue());
    }
    if (node.isObject()) {
      return node.propertyStream()
          .filter(member -> member.getKey().equalsIgnoreCase("message"))
          .map(member -> member.getValue())
          .filter(value -> !value.isNull())
          .findFirst()
          .map(value -> value.isString() ? value.stringValue() : plain(value))
          .filter(text -> !text.isBlank())
          .or(() -> longest(node));
    }
    return node.isArray() ? longest(node) : Optional.empty();
  }

  private static String plain(JsonNode value) {
    return value.isContainer() ? longest(value).orElse("") : value.asString();
  }

  private static Optional<String> longest(JsonNode node) {
    Stream<JsonNode> values =
        node.isObject()
            ? node.propertyStream()
                .filter(member -> !NamedSecrets.isName(member.getKey()))
                .map(member -> member.getValue())
            : node.valueStream();
    return values
        .flatMap(value -> textIn(value).stream())
        .max(Comparator.comparingInt(String::length));
  }

  private static Optional<String> textInNearlyJson(String body) {
    Matcher member = MEMBER.matcher(body);
    if (!member.find()) {
      // Plain text is probably meant as the note's text; something that looks like markup or JSON
      // is not.
      return Optional.of(body).filter(NearestText::isPlain);
    }
    if (member.group("bare") != null) {
      return Optional.of(member.group("bare").strip())
          .filter(text -> isPlain(text) && !text.equals("null"));
    }
    if (member.group("double") != null) {
      return Optional.of(unescaped(member.group("double")));
    }
    return Optional.of(
        member.group("single") != null ? member.group("single") : fromForm(member.group("form")));
  }

  private static boolean isPlain(String text) {
    return !text.matches("(?s)[\\[{<\"'].*");
  }

  private static String unescaped(String inQuotes) {
    try {
      return JSON.readTree("\"" + inQuotes + "\"").stringValue();
    } catch (JacksonException notJson) {
      return inQuotes;
    }
  }

  private static String fromForm(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException notEncoded) {
      return value.strip();
    }
  }
}
