package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.matching.ContentPattern;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.MultipartValuePattern;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.leadmock.message.PlainWords;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tries each matcher of a stub mapping or request pattern. WireMock accepts matchers that throw
 * whenever they are asked; then every request fails that gets as far as them, those to our own
 * operations included. So does every search of the journal.
 */
public final class TrialMatch {

  private static final JsonMapper JSON = new JsonMapper();

  /** The members of matchers that hold any JSON. */
  private static final Set<String> DATA =
      Set.of("equalToJson", "matchesJsonSchema", "customMatcher");

  private static final String VALUE = "{\"message\":\"x\"}";

  private TrialMatch() {}

  /** Which matcher cannot be used, and why; empty if all can. */
  static Optional<String> fault(Map<?, ?> mapping) {
    Optional<RequestPattern> request;
    try {
      // WireMock's own writer would omit null values.
      StubMapping stub = Json.read(JSON.writeValueAsString(mapping), StubMapping.class);
      request = Optional.ofNullable(stub.getRequest());
    } catch (JsonException noMapping) {
      // WireMock reports the error.
      return Optional.empty();
    }
    return nulls("request", mapping.get("request"))
        .map(TrialMatch::isNull)
        .findFirst()
        .or(() -> xpaths("request", mapping.get("request")).findFirst())
        .or(() -> request.flatMap(pattern -> faults(pattern).findFirst()));
  }

  /**
   * Which matcher of a request pattern cannot be used, and why; empty if all can.
   *
   * @param pattern its JSON document as maps and lists
   */
  public static Optional<String> ofPattern(Map<?, ?> pattern) {
    return fault(Map.of("request", pattern)).map(reason -> reason.substring("request.".length()));
  }

  /**
   * Why a matcher that stands by itself cannot be used; empty if it can.
   *
   * @param matcher its JSON document as maps and lists
   */
  public static Optional<String> ofMatcher(Map<?, ?> matcher) {
    return ofPattern(Map.of("bodyPatterns", List.of(matcher)))
        .map(reason -> reason.replaceFirst("^bodyPatterns\\.0", "the matcher"))
        .or(() -> unreadable(matcher));
  }

  /** WireMock reads such a matcher by itself, and lets some exceptions through. */
  private static Optional<String> unreadable(Map<?, ?> matcher) {
    try {
      Json.read(JSON.writeValueAsString(matcher), StringValuePattern.class);
      return Optional.empty();
    } catch (JsonException reported) {
      return Optional.empty();
    } catch (RuntimeException broken) {
      return Optional.of("the matcher cannot be used: " + PlainWords.of(reason(broken)));
    }
  }

  /**
   * The places of broken XPath expressions. WireMock takes them, and has them match nothing: it
   * evaluates an expression only when it gets XML, and takes a failure for no match.
   */
  private static Stream<String> xpaths(String place, @Nullable Object node) {
    if (node instanceof List<?> list) {
      return IntStream.range(0, list.size())
          .boxed()
          .flatMap(i -> xpaths(place + "." + i, list.get(i)));
    }
    if (!(node instanceof Map<?, ?> members)) {
      return Stream.empty();
    }
    return members.entrySet().stream()
        .filter(member -> !DATA.contains(String.valueOf(member.getKey())))
        .flatMap(
            member -> {
              String inner = place + "." + member.getKey();
              return "matchesXPath".equals(member.getKey())
                  ? Stream.concat(
                      brokenXpath(inner, member.getValue()), xpaths(inner, member.getValue()))
                  : xpaths(inner, member.getValue());
            });
  }

  private static Stream<String> brokenXpath(String place, @Nullable Object given) {
    Object expression = given instanceof Map<?, ?> object ? object.get("expression") : given;
    if (!(expression instanceof String text)) {
      return Stream.empty();
    }
    XPath xpath = XPathFactory.newInstance().newXPath();
    xpath.setNamespaceContext(new AnyPrefix());
    try {
      xpath.compile(text);
      return Stream.empty();
    } catch (XPathExpressionException broken) {
      return Stream.of("%s is '%s'; expected an XPath expression".formatted(place, text));
    }
  }

  /** Has a name for each prefix: which ones there are, is not looked at here. */
  private static final class AnyPrefix implements NamespaceContext {

    @Override
    public String getNamespaceURI(String prefix) {
      return "urn:" + prefix;
    }

    @Override
    public @Nullable String getPrefix(String name) {
      return null;
    }

    @Override
    public Iterator<String> getPrefixes(String name) {
      return Collections.emptyIterator();
    }
  }

  /** The places of nulls in lists of matchers, which need not be looked at by every match. */
  private static Stream<String> nulls(String place, @Nullable Object node) {
    if (node instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .filter(member -> !DATA.contains(String.valueOf(member.getKey())))
          .flatMap(member -> nulls(place + "." + member.getKey(), member.getValue()));
    }
    return node instanceof List<?> list
        ? IntStream.range(0, list.size())
            .boxed()
            .flatMap(
                i ->
                    list.get(i) == null
                        ? Stream.of(place + "." + i)
                        : nulls(place + "." + i, list.get(i)))
        : Stream.empty();
  }

  private static Stream<String> faults(RequestPattern request) {
    Stream<String> named =
        Stream.of(
                named(
                    "headers",
                    request.getHeaders(),
                    (name, matcher) -> matcher.match(new HttpHeader(name, VALUE))),
                named(
                    "queryParameters",
                    request.getQueryParameters(),
                    (name, matcher) -> matcher.match(new QueryParameter(name, List.of(VALUE)))),
                named(
                    "formParameters",
                    request.getFormParameters(),
                    (name, matcher) -> matcher.match(new FormParameter(name, List.of(VALUE)))),
                named("pathParameters", request.getPathParameters(), TrialMatch::match),
                named("cookies", request.getCookies(), TrialMatch::match))
            .flatMap(Function.identity());
    Stream<String> listed =
        Stream.concat(
            bodies("bodyPatterns", request.getBodyPatterns()),
            parts(request.getMultipartPatterns()));
    return Stream.concat(named, listed);
  }

  private static <M> Stream<String> named(
      String member, @Nullable Map<String, M> matchers, BiFunction<String, M, MatchResult> match) {
    return matchers == null
        ? Stream.empty()
        : matchers.entrySet().stream()
            .flatMap(
                entry ->
                    fault(
                        member + "." + entry.getKey(),
                        entry.getValue(),
                        matcher -> match.apply(entry.getKey(), matcher)));
  }

  private static MatchResult match(String name, StringValuePattern matcher) {
    return matcher.match(VALUE);
  }

  private static Stream<String> bodies(
      String member, @Nullable List<? extends ContentPattern<?>> matchers) {
    return matchers == null
        ? Stream.empty()
        : IntStream.range(0, matchers.size())
            .boxed()
            .flatMap(i -> fault(member + "." + i, matchers.get(i), TrialMatch::match));
  }

  @SuppressWarnings("unchecked")
  private static MatchResult match(ContentPattern<?> matcher) {
    return matcher instanceof StringValuePattern text
        ? text.match(VALUE)
        : ((ContentPattern<byte[]>) matcher).match(VALUE.getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<String> parts(@Nullable List<MultipartValuePattern> parts) {
    return parts == null
        ? Stream.empty()
        : IntStream.range(0, parts.size())
            .boxed()
            .flatMap(i -> part("multipartPatterns." + i, parts.get(i)));
  }

  private static Stream<String> part(String place, @Nullable MultipartValuePattern part) {
    return part == null
        ? Stream.of(isNull("request." + place))
        : Stream.concat(
            named(
                place + ".headers",
                part.getHeaders(),
                (name, matcher) -> matcher.match(new HttpHeader(name, VALUE))),
            bodies(place + ".bodyPatterns", part.getBodyPatterns()));
  }

  private static <M> Stream<String> fault(
      String place, @Nullable M matcher, Function<M, MatchResult> match) {
    if (matcher == null) {
      return Stream.of(isNull("request." + place));
    }
    try {
      // The distance looks at every part of a matcher, even if the first does not match.
      double unused = match.apply(matcher).getDistance();
      return Stream.empty();
    } catch (RuntimeException | StackOverflowError broken) {
      return Stream.of("request.%s fails on every value: %s".formatted(place, reason(broken)));
    }
  }

  private static String isNull(String place) {
    return "%s is null; expected a matcher, such as {\"equalTo\":\"x\"}".formatted(place);
  }

  private static String reason(Throwable broken) {
    if (broken instanceof IndexOutOfBoundsException) {
      return "an expression in it ends before it is complete";
    }
    return broken instanceof NullPointerException || broken.getMessage() == null
        ? "a matcher in it is null or malformed"
        : broken.getMessage().lines().findFirst().orElse("").strip();
  }
}
