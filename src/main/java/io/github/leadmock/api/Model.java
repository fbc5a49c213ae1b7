package io.github.leadmock.api;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value as the map that a template's names refer to. Our own templates print the value itself and
 * never ask for an entry; WireMock's Handlebars does. Immutable if the value is; thread-safe if the
 * value is.
 *
 * @param <T> the type of the value
 */
public final class Model<T> extends AbstractMap<String, Object> {

  private final Members<T> members;
  private final T value;

  Model(Members<T> members, T value) {
    this.members = members;
    this.value = value;
  }

  /** The names and their meaning. */
  public Members<T> members() {
    return members;
  }

  /** The value. */
  public T value() {
    return value;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    return name instanceof String text ? members.member(text).of(value) : null;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    Map<String, Object> entries = new LinkedHashMap<>();
    members
        .all()
        .forEach(
            (name, member) -> {
              @Nullable Object part = member.of(value);
              if (part != null) {
                entries.put(name, part);
              }
            });
    return entries.entrySet();
  }
}
