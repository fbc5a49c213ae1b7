package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.extension.responsetemplating.TemplateEngine;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Compiles the templates of a response: WireMock does so when it serves the first request. */
public final class TemplateTrial {

  private static final JsonMapper JSON = new JsonMapper();

  private TemplateTrial() {}

  /**
   * Which template of a stub mapping cannot be compiled, and why; empty if all can. The helpers are
   * those that WireMock ships with, since our own server has no others.
   *
   * @param mapping its JSON document as maps and lists
   * @param files the files that it can name as its body
   */
  public static Optional<String> fault(Object mapping, NoFiles files) {
    try {
      StubMapping stub = Json.read(JSON.writeValueAsString(mapping), StubMapping.class);
      return Optional.ofNullable(stub.getResponse())
          .flatMap(
              response ->
                  fault(response, Engine.SHIPPED::getUncachedTemplate)
                      .or(() -> fileFault(response, files)))
          .map("the response "::concat);
    } catch (JsonException noMapping) {
      // WireMock reports the error.
      return Optional.empty();
    }
  }

  /**
   * The same for a response, phrased to follow the name of what has it.
   *
   * @param template throws on a text that is not a template
   */
  static Optional<String> fault(ResponseDefinition response, Consumer<String> template) {
    if (!MappingFile.isTemplated(response)) {
      return Optional.empty();
    }
    Stream<Optional<String>> body =
        response.specifiesTextBodyContent()
            ? Stream.of(fault("body", response.getTextBody(), template))
            : Stream.empty();
    Stream<Optional<String>> headers =
        Stream.ofNullable(response.getHeaders())
            .flatMap(all -> all.all().stream())
            .flatMap(header -> faults(header, template));
    Stream<Optional<String>> file =
        Stream.ofNullable(response.getBodyFileName())
            .map(name -> fault("bodyFileName", name, template));
    return Stream.of(body, headers, file)
        .flatMap(Function.identity())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> fileFault(ResponseDefinition response, NoFiles files) {
    @Nullable String name = response.getBodyFileName();
    return MappingFile.isTemplated(response) && name != null && files.has(name)
        ? fault(
            "body from the file '%s'".formatted(name),
            files.getTextFileNamed(name).readContentsAsString(),
            Engine.SHIPPED::getUncachedTemplate)
        : Optional.empty();
  }

  private static Stream<Optional<String>> faults(HttpHeader header, Consumer<String> template) {
    return header.values().stream().map(value -> fault("header " + header.key(), value, template));
  }

  private static Optional<String> fault(
      String what, @Nullable String text, Consumer<String> template) {
    try {
      template.accept(String.valueOf(text));
      return Optional.empty();
    } catch (RuntimeException malformed) {
      return Optional.of(
          "has a %s that is not a template: %s"
              .formatted(what, MappingFile.templateFault(malformed)));
    }
  }

  /** Made when the first stub with a template comes. */
  private static final class Engine {
    static final TemplateEngine SHIPPED = TemplateEngine.defaultTemplateEngine();
  }
}
