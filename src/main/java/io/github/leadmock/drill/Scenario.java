package io.github.leadmock.drill;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.Leadmock;
import io.github.leadmock.admin.AdminResponse;
import io.github.leadmock.admin.ControlsApi;
import io.github.leadmock.api.BundledFiles;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.message.JsonSyntax;
import io.github.leadmock.message.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A schedule of trouble, read from a YAML file. Immutable.
 *
 * @param name its file's name without extension
 * @param about what happens, as a sentence
 * @param steps what is changed and when; those without a time apply before the first call
 */
public record Scenario(String name, String about, List<Step> steps) {

  /** The scenarios that come with Leadmock, in {@code stubs/scenarios}. */
  public static final List<String> NAMES =
      List.of(
          "rate-limited",
          "flaky",
          "lost-answers",
          "slow",
          "token-expires",
          "maintenance",
          "growing",
          "redirected");

  private static final String FOLDER = "scenarios/";
  private static final Pattern TIME = Pattern.compile("(\\d{1,7})(ms|s|m)");
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Copies the list. */
  public Scenario {
    requireNonNull(name, "name is null");
    requireNonNull(about, "about is null");
    steps = List.copyOf(steps);
  }

  /**
   * A change of the mock.
   *
   * @param after how long after the first call; zero for before it
   * @param controls a merge patch of the controls, as JSON; empty for none
   * @param forced forced outcomes, each as JSON
   * @param stubs stub mappings for WireMock, each as JSON
   * @param grow whether each page of events that is read brings another note
   */
  record Step(
      Duration after,
      Optional<String> controls,
      List<String> forced,
      List<String> stubs,
      boolean grow) {

    Step {
      forced = List.copyOf(forced);
      stubs = List.copyOf(stubs);
    }
  }

  /** A scenario that cannot be used; its message says what, where, and what was expected. */
  public static final class Unusable extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    Unusable(String message) {
      super(message);
    }
  }

  /**
   * One that comes with Leadmock.
   *
   * @throws Unusable if there is none of this name
   */
  public static Scenario named(String name) {
    return BundledFiles.find(FOLDER + name + ".yaml")
        .filter(text -> NAMES.contains(name))
        .map(text -> parse(name, text))
        .orElseThrow(
            () ->
                new Unusable(
                    "there is no scenario '%s'; expected %s, or a YAML file"
                        .formatted(name, String.join(", ", NAMES))));
  }

  /**
   * One of the user's own.
   *
   * @throws Unusable if it is no scenario
   * @throws UncheckedIOException if it cannot be read
   */
  public static Scenario of(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    if (!NAME.matcher(name).matches()) {
      throw new Unusable(
          "the scenario %s has the name '%s'; expected lower-case letters, digits and hyphens"
              .formatted(file, name));
    }
    try {
      return parse(name, Utf8.read(file));
    } catch (NoSuchFileException none) {
      throw new UncheckedIOException(
          "cannot read the scenario %s: there is no such file".formatted(file), none);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot read the scenario %s: %s".formatted(file, unreadable.getMessage()), unreadable);
    }
  }

  static Scenario parse(String name, String text) {
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (JacksonException malformed) {
      throw new Unusable(
          "the scenario %s has %s at line %s; expected %s"
              .formatted(
                  name,
                  JsonSyntax.found(malformed, text),
                  malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr(),
                  JsonSyntax.expected(malformed).orElse("YAML")));
    }
    Reader reader = new Reader(name);
    reader.members(root, "", Set.of("about", "steps"));
    String about = reader.text(root, "about");
    JsonNode steps = root.path("steps");
    if (!steps.isArray() || steps.isEmpty()) {
      throw reader.wrong("steps", "a list of steps", steps);
    }
    List<Step> read = new ArrayList<>();
    for (int at = 0; at < steps.size(); at++) {
      read.add(reader.step(steps.get(at), "steps/" + at));
    }
    return new Scenario(name, about, read);
  }

  /** Reads one file, with its name for messages. */
  private record Reader(String name) {

    Step step(JsonNode step, String at) {
      members(step, at, Set.of("after", "controls", "forced", "stubs", "grow"));
      Duration after = step.has("after") ? time(step.path("after"), at + "/after") : Duration.ZERO;
      JsonNode grow = step.path("grow");
      if (!grow.isMissingNode() && !grow.isBoolean()) {
        throw wrong(at + "/grow", "true or false", grow);
      }
      boolean later = !after.isZero();
      if (later && (step.has("stubs") || step.has("grow"))) {
        throw wrong(at + "/after", "no time for a step with stubs or grow", step.path("after"));
      }
      return new Step(
          after,
          step.has("controls") ? Optional.of(step.path("controls").toString()) : Optional.empty(),
          texts(step, "forced", at),
          texts(step, "stubs", at),
          grow.asBoolean(false));
    }

    private List<String> texts(JsonNode step, String member, String at) {
      JsonNode list = step.path(member);
      if (list.isMissingNode()) {
        return List.of();
      }
      if (!list.isArray()) {
        throw wrong(at + "/" + member, "a list", list);
      }
      return list.valueStream().map(JsonNode::toString).toList();
    }

    private Duration time(JsonNode value, String at) {
      Matcher time = TIME.matcher(value.asString(""));
      if (!time.matches()) {
        throw wrong(at, "a time such as 500ms, 5s or 1m", value);
      }
      long number = Long.parseLong(time.group(1));
      return switch (time.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        default -> Duration.ofMinutes(number);
      };
    }

    String text(JsonNode node, String member) {
      JsonNode value = node.path(member);
      if (!value.isString() || value.asString().isBlank()) {
        throw wrong(member, "a sentence", value);
      }
      return value.asString();
    }

    void members(JsonNode node, String at, Set<String> known) {
      if (!node.isObject()) {
        throw wrong(
            at, "a mapping with " + String.join(", ", known.stream().sorted().toList()), node);
      }
      node.propertyStream()
          .filter(member -> !known.contains(member.getKey()))
          .findFirst()
          .ifPresent(
              member -> {
                throw new Unusable(
                    "the scenario %s has '%s'%s; expected %s"
                        .formatted(
                            name,
                            member.getKey(),
                            at.isEmpty() ? "" : " at " + at,
                            String.join(", ", known.stream().sorted().toList())));
              });
    }

    Unusable wrong(String at, String expected, JsonNode got) {
      return new Unusable(
          "the scenario %s has %s%s; expected %s"
              .formatted(
                  name,
                  got.isMissingNode() ? "nothing" : shown(got),
                  at.isEmpty() ? "" : " at " + at,
                  expected));
    }

    private static String shown(JsonNode got) {
      String text = got.toString();
      return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
  }

  /** Refuses a step whose controls the mock would refuse. */
  void check(ControlsApi controls) {
    int forced = steps.stream().mapToInt(step -> step.forced().size()).sum();
    if (forced > ControlPanel.MAX_FORCED) {
      throw new Unusable(
          "the scenario %s has %s forced outcomes; expected at most %s over all steps"
              .formatted(name, forced, ControlPanel.MAX_FORCED));
    }
    for (int at = 0; at < steps.size(); at++) {
      Step step = steps.get(at);
      String place = "steps/" + at;
      step.controls().ifPresent(patch -> refuse(place + "/controls", controls.problems(patch)));
      for (int one = 0; one < step.forced().size(); one++) {
        refuse(
            "%s/forced/%s".formatted(place, one),
            controls.problemsOfForced(step.forced().get(one)));
      }
    }
  }

  private void refuse(String at, List<AdminResponse.Problem> problems) {
    problems.stream()
        .findFirst()
        .ifPresent(
            problem -> {
              throw new Unusable(
                  "the scenario %s has %s at %s%s; expected %s"
                      .formatted(name, problem.got(), at, problem.where(), problem.expected()));
            });
  }

  /**
   * Makes the trouble of this scenario in a mock, from its first call on, until it is closed.
   *
   * @param mock a mock without trouble of its own
   * @throws Unusable if the mock refuses a step
   */
  public Script begin(Leadmock mock) {
    return Script.begin(this, mock);
  }
}
