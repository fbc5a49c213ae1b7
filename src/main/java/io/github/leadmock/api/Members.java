package io.github.leadmock.api;

import io.github.leadmock.message.JsonBytes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names under which a template finds the parts of a value, and how each part prints. A template
 * resolves its names once, with {@link #member}, and then prints any number of values without
 * building maps of them; WireMock's Handlebars gets the same value as a map, with {@link #model}.
 * Immutable and thread-safe.
 *
 * @param <T> the type of the values
 */
public final class Members<T> {

  /** For models that are plain maps: names are looked up when a value is printed. */
  public static final Members<Object> OF_MAPS = new Members<>(null);

  /** In the order of their declaration; null for plain maps. */
  private final @Nullable Map<String, Member<T>> byName;

  private Members(@Nullable Map<String, Member<T>> byName) {
    this.byName = byName;
  }

  /** Starts a declaration. */
  public static <T> Declaration<T> declare() {
    return new Declaration<>();
  }

  /** A value as a template's model. */
  public Model<T> model(T value) {
    return new Model<>(this, value);
  }

  /** The members by name; empty for plain maps. */
  Map<String, Member<T>> all() {
    return byName == null ? Map.of() : byName;
  }

  /** What a name refers to; a member that is never there if no such name is declared. */
  @SuppressWarnings("unchecked") // those of plain maps are Members<Object>
  public Member<T> member(String name) {
    if (byName == null) {
      return (Member<T>) new OfMap(name);
    }
    @Nullable Member<T> known = byName.get(name);
    return known == null ? new Missing<>() : known;
  }

  /**
   * A part of a value: JSON text, a value with members of its own, or a list.
   *
   * @param <T> the type of the values that have it
   */
  public sealed interface Member<T> {

    /** The part as it stands in a map; null if the value lacks it. */
    @Nullable Object of(T value);

    /** Whether Handlebars counts it as true. */
    default boolean isTrue(T value) {
      @Nullable Object part = of(value);
      return part != null
          && !part.equals("")
          && !part.equals(false)
          && !(part instanceof Collection<?> items && items.isEmpty());
    }

    /** Writes it; nothing if the value lacks it. */
    default void print(T value, JsonBytes out) {
      @Nullable Object part = of(value);
      if (part != null) {
        out.text(part.toString());
      }
    }

    /** What a name refers to within this part. */
    default Member<T> member(String name) {
      return new Missing<>();
    }

    /** The items of a list; none if it is not a list. */
    default List<?> items(T value) {
      return List.of();
    }

    /** The members of a list's items. */
    default Members<?> itemMembers() {
      return OF_MAPS;
    }
  }

  private record Missing<T>() implements Member<T> {
    @Override
    public @Nullable Object of(T value) {
      return null;
    }
  }

  private record Leaf<T>(BiConsumer<T, JsonBytes> printer) implements Member<T> {
    @Override
    public Object of(T value) {
      JsonBytes text = new JsonBytes(64);
      printer.accept(value, text);
      return text.toString();
    }

    @Override
    public boolean isTrue(T value) {
      return true;
    }

    @Override
    public void print(T value, JsonBytes out) {
      printer.accept(value, out);
    }
  }

  private record Part<T, P>(Function<T, @Nullable P> part, Members<P> members)
      implements Member<T> {
    @Override
    public @Nullable Object of(T value) {
      @Nullable P found = part.apply(value);
      return found == null ? null : members.model(found);
    }

    @Override
    public boolean isTrue(T value) {
      return part.apply(value) != null;
    }

    @Override
    public Member<T> member(String name) {
      return new Within<>(part, members.member(name));
    }
  }

  /** A member of a part. */
  private record Within<T, P>(Function<T, @Nullable P> part, Member<P> member)
      implements Member<T> {
    @Override
    public @Nullable Object of(T value) {
      @Nullable P found = part.apply(value);
      return found == null ? null : member.of(found);
    }

    @Override
    public boolean isTrue(T value) {
      @Nullable P found = part.apply(value);
      return found != null && member.isTrue(found);
    }

    @Override
    public void print(T value, JsonBytes out) {
      @Nullable P found = part.apply(value);
      if (found != null) {
        member.print(found, out);
      }
    }

    @Override
    public Member<T> member(String name) {
      return new Within<>(part, member.member(name));
    }

    @Override
    public List<?> items(T value) {
      @Nullable P found = part.apply(value);
      return found == null ? List.of() : member.items(found);
    }

    @Override
    public Members<?> itemMembers() {
      return member.itemMembers();
    }
  }

  private record Items<T, I>(Function<T, List<I>> list, Members<I> itemMembers)
      implements Member<T> {
    @Override
    public Object of(T value) {
      return list.apply(value).stream().map(itemMembers::model).toList();
    }

    @Override
    public List<?> items(T value) {
      return list.apply(value);
    }
  }

  /** An entry of a plain map. */
  private record OfMap(String name) implements Member<Object> {
    @Override
    public @Nullable Object of(Object value) {
      return value instanceof Map<?, ?> members ? members.get(name) : null;
    }

    @Override
    public Member<Object> member(String inner) {
      return new Within<>(this::of, new OfMap(inner));
    }

    @Override
    public List<?> items(Object value) {
      return of(value) instanceof List<?> items ? items : List.of();
    }
  }

  /**
   * Declares members.
   *
   * @param <T> the type of the values
   */
  public static final class Declaration<T> {

    private final Map<String, Member<T>> byName = new LinkedHashMap<>();

    private @Nullable Predicate<T> condition;

    private Declaration() {}

    /** The members that are declared next belong only to such values. */
    public Declaration<T> when(Predicate<T> present) {
      condition = present;
      return this;
    }

    /** A member that is JSON text, written by {@code printer}. */
    public Declaration<T> leaf(String name, BiConsumer<T, JsonBytes> printer) {
      return add(name, new Leaf<>(printer));
    }

    /** A member with members of its own. */
    public <P> Declaration<T> part(String name, Function<T, P> part, Members<P> members) {
      return add(name, new Part<>(part::apply, members));
    }

    /** A member with members of its own that some values lack. */
    public <P> Declaration<T> optional(
        String name, Function<T, Optional<P>> part, Members<P> members) {
      return add(name, new Part<>(value -> part.apply(value).orElse(null), members));
    }

    /** A list. */
    public <I> Declaration<T> items(String name, Function<T, List<I>> list, Members<I> members) {
      return add(name, new Items<>(list, members));
    }

    private Declaration<T> add(String name, Member<T> member) {
      @Nullable Predicate<T> present = condition;
      // A member that only some values have is one of a part that the others lack.
      Member<T> sometimes =
          present == null
              ? member
              : new Within<>(value -> present.test(value) ? value : null, member);
      if (byName.put(name, sometimes) != null) {
        throw new IllegalArgumentException("%s is declared twice".formatted(name));
      }
      return this;
    }

    /** Ends the declaration. */
    public Members<T> done() {
      return new Members<>(new LinkedHashMap<>(byName));
    }
  }
}
