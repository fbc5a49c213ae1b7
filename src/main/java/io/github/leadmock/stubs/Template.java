package io.github.leadmock.stubs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A response template, compiled once. It supports the few Handlebars constructs that the bundled
 * templates use, and renders them like WireMock: {@code {{{reply.a.b}}}}, {@code {{{this.a}}}},
 * {@code #each}, {@code #if}, {@code #unless @last}, and {@code ~} for white space. Thread-safe.
 */
public final class Template {

  private static final String PATH = "(?:reply|this)(?:\\.[A-Za-z_][A-Za-z0-9_]*)+";
  private static final Pattern TAG =
      Pattern.compile(
          "\\{\\{\\{(?<value>"
              + PATH
              + ")}}}|\\{\\{(?<before>~?)(?:#(?<open>each|if|unless) (?<subject>"
              + PATH
              + "|@last)|/(?<close>each|if|unless))(?<after>~?)}}");

  private static final int MAX_SIZE = 64 << 10;

  private final List<Part> parts;

  /**
   * The size of earlier results: growing the buffer was the most expensive part of rendering a
   * page. Only a hint, so lost updates between threads do no harm.
   */
  private int size = 1_024;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Compiles a template; empty if it uses any other construct, so that only WireMock can render it.
   */
  public static Optional<Template> compile(String source) {
    return new Compiler().compile(source).map(Template::new);
  }

  /** Renders a reply's model, in UTF-8. */
  public byte[] print(Map<String, Object> reply) {
    StringBuilder out = new StringBuilder(size);
    print(parts, new Scope(reply, null, false), out);
    size = Math.max(size, Math.min(out.length(), MAX_SIZE));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void print(List<Part> parts, Scope scope, StringBuilder out) {
    for (Part part : parts) {
      part.print(scope, out);
    }
  }

  /**
   * What names refer to at one point of the template.
   *
   * @param reply the model
   * @param item the item of the innermost list, null outside of lists
   * @param last whether the item is the last of its list
   */
  private record Scope(Map<String, Object> reply, @Nullable Object item, boolean last) {}

  /** A part of a template. */
  private sealed interface Part {
    void print(Scope scope, StringBuilder out);
  }

  private record Text(String text) implements Part {
    @Override
    public void print(Scope scope, StringBuilder out) {
      out.append(text);
    }
  }

  private record Value(Path path) implements Part {
    @Override
    public void print(Scope scope, StringBuilder out) {
      @Nullable Object value = path.in(scope);
      if (value != null) {
        out.append(value);
      }
    }
  }

  private record Each(Path list, List<Part> body) implements Part {
    @Override
    public void print(Scope scope, StringBuilder out) {
      if (!(list.in(scope) instanceof List<?> items)) {
        return;
      }
      for (int i = 0; i < items.size(); i++) {
        Scope inner = new Scope(scope.reply(), items.get(i), i == items.size() - 1);
        Template.print(body, inner, out);
      }
    }
  }

  private record If(Path path, List<Part> body) implements Part {
    @Override
    public void print(Scope scope, StringBuilder out) {
      if (isTrue(path.in(scope))) {
        Template.print(body, scope, out);
      }
    }

    private static boolean isTrue(@Nullable Object value) {
      return value != null
          && !value.equals("")
          && !value.equals(false)
          && !(value instanceof Collection<?> items && items.isEmpty());
    }
  }

  private record UnlessLast(List<Part> body) implements Part {
    @Override
    public void print(Scope scope, StringBuilder out) {
      if (!scope.last()) {
        Template.print(body, scope, out);
      }
    }
  }

  /** A name such as {@code this.author.name}. */
  private record Path(boolean ofItem, String[] names) {

    static Path of(String text) {
      String[] names = text.substring(text.indexOf('.') + 1).split("\\.");
      return new Path(text.startsWith("this."), names);
    }

    @Nullable Object in(Scope scope) {
      @Nullable Object value = ofItem ? scope.item() : scope.reply();
      for (String name : names) {
        if (!(value instanceof Map<?, ?> members)) {
          return null;
        }
        value = members.get(name);
      }
      return value;
    }
  }

  /** Compiles one template. */
  private static final class Compiler {

    /** The bodies of the open blocks so far, innermost first; the template's own comes last. */
    private final Deque<List<Part>> bodies = new ArrayDeque<>();

    private final Deque<String> blocks = new ArrayDeque<>();
    private final Deque<String> subjects = new ArrayDeque<>();

    Optional<List<Part>> compile(String source) {
      bodies.push(new ArrayList<>());
      Matcher tag = TAG.matcher(source);
      int end = 0;
      boolean trim = false;
      while (tag.find()) {
        String text = source.substring(end, tag.start());
        if (!addText(text, trim, "~".equals(tag.group("before"))) || !addTag(tag)) {
          return Optional.empty();
        }
        trim = "~".equals(tag.group("after"));
        end = tag.end();
      }
      return addText(source.substring(end), trim, false) && blocks.isEmpty()
          ? Optional.of(List.copyOf(bodies.pop()))
          : Optional.empty();
    }

    private boolean addText(String text, boolean trimStart, boolean trimEnd) {
      // An unknown tag, or a backslash that would escape a tag.
      if (text.contains("{{") || text.endsWith("\\") || text.endsWith("{")) {
        return false;
      }
      String trimmed = trimStart ? text.stripLeading() : text;
      bodies.element().add(new Text(trimEnd ? trimmed.stripTrailing() : trimmed));
      return true;
    }

    private boolean addTag(Matcher tag) {
      if (tag.group("value") != null) {
        bodies.element().add(new Value(Path.of(tag.group("value"))));
        return isInScope(tag.group("value"));
      }
      if (tag.group("open") != null) {
        blocks.push(tag.group("open"));
        subjects.push(tag.group("subject"));
        bodies.push(new ArrayList<>());
        boolean ofLast = tag.group("subject").equals("@last");
        return ofLast == tag.group("open").equals("unless")
            && (ofLast ? blocks.contains("each") : isSubjectInScope());
      }
      return close(tag.group("close"));
    }

    private boolean close(String name) {
      if (!name.equals(blocks.peek())) {
        return false;
      }
      String subject = subjects.pop();
      List<Part> body = List.copyOf(bodies.pop());
      bodies
          .element()
          .add(
              switch (blocks.pop()) {
                case "each" -> new Each(Path.of(subject), body);
                case "if" -> new If(Path.of(subject), body);
                default -> new UnlessLast(body);
              });
      return true;
    }

    /**
     * In a list, only {@code this} is supported: in Handlebars, an item's member could shadow the
     * reply.
     */
    private boolean isInScope(String path) {
      return path.startsWith("this.") == blocks.contains("each");
    }

    private boolean isSubjectInScope() {
      String block = blocks.pop();
      boolean inScope = isInScope(String.valueOf(subjects.peek()));
      blocks.push(block);
      return inScope;
    }
  }
}
