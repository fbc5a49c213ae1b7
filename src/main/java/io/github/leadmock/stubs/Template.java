package io.github.leadmock.stubs;

import io.github.leadmock.api.Members;
import io.github.leadmock.api.Model;
import io.github.leadmock.message.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
   * The size of recent results: growing the buffer was the most expensive part of rendering a page.
   * It falls slowly, so that one large result does not make all later ones expensive. Only a hint,
   * so lost updates between threads do no harm.
   */
  private int size = 1_024;

  /** The template, prepared for each kind of model that it has printed. */
  private final Map<Members<?>, Printer> printers = new ConcurrentHashMap<>();

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
    JsonBytes out = new JsonBytes(size);
    if (reply instanceof Model<?> model) {
      printer(model.members()).print(model.value(), false, out);
    } else {
      printer(Members.OF_MAPS).print(reply, false, out);
    }
    size = Math.max(size - size / 64, Math.min(out.size(), MAX_SIZE));
    return out.toBytes();
  }

  private Printer printer(Members<?> members) {
    @Nullable Printer known = printers.get(members);
    return known != null
        ? known
        : printers.computeIfAbsent(members, first -> sequence(parts, first));
  }

  private static Printer sequence(List<Part> parts, Members<?> members) {
    Printer[] printers = parts.stream().map(part -> part.printer(members)).toArray(Printer[]::new);
    return (scope, last, out) -> {
      for (Printer printer : printers) {
        printer.print(scope, last, out);
      }
    };
  }

  /** Writes a part of the template for values whose members are known. */
  private interface Printer {

    /**
     * Writes the part.
     *
     * @param scope what names refer to: the reply, or the item of the innermost list
     * @param last whether it is the last item of its list
     */
    void print(Object scope, boolean last, JsonBytes out);
  }

  /** A part of a template. */
  private sealed interface Part {

    /** Resolves the part's names. */
    Printer printer(Members<?> members);
  }

  private record Text(String text) implements Part {
    @Override
    public Printer printer(Members<?> members) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return (scope, last, out) -> out.text(bytes);
    }
  }

  /** A value, with the text before it: every part costs a call that cannot be predicted. */
  private record Value(String before, Path path) implements Part {
    @Override
    public Printer printer(Members<?> members) {
      byte[] text = before.getBytes(StandardCharsets.UTF_8);
      Members.Member<Object> value = path.in(members);
      return (scope, last, out) -> {
        out.text(text);
        value.print(scope, out);
      };
    }
  }

  private record Each(Path list, List<Part> body) implements Part {
    @Override
    public Printer printer(Members<?> members) {
      Members.Member<Object> items = list.in(members);
      Printer item = sequence(body, items.itemMembers());
      return (scope, last, out) -> {
        List<?> all = items.items(scope);
        for (int i = 0; i < all.size(); i++) {
          item.print(all.get(i), i == all.size() - 1, out);
        }
      };
    }
  }

  private record If(Path path, List<Part> body) implements Part {
    @Override
    public Printer printer(Members<?> members) {
      Members.Member<Object> condition = path.in(members);
      Printer inner = sequence(body, members);
      return (scope, last, out) -> {
        if (condition.isTrue(scope)) {
          inner.print(scope, last, out);
        }
      };
    }
  }

  private record UnlessLast(List<Part> body) implements Part {
    @Override
    public Printer printer(Members<?> members) {
      Printer inner = sequence(body, members);
      return (scope, last, out) -> {
        if (!last) {
          inner.print(scope, false, out);
        }
      };
    }
  }

  /** A name such as {@code this.author.name}, in its scope. */
  private record Path(List<String> names) {

    static Path of(String text) {
      return new Path(List.of(text.substring(text.indexOf('.') + 1).split("\\.")));
    }

    /** What it refers to; only values with these members may be asked for it. */
    @SuppressWarnings("unchecked") // a printer gets only values of the members that it was made for
    Members.Member<Object> in(Members<?> members) {
      Members.Member<Object> member = ((Members<Object>) members).member(names.get(0));
      for (String name : names.subList(1, names.size())) {
        member = member.member(name);
      }
      return member;
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
        List<Part> body = bodies.element();
        String before = body.remove(body.size() - 1) instanceof Text text ? text.text() : "";
        body.add(new Value(before, Path.of(tag.group("value"))));
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
