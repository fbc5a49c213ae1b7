package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Leads of one kind in one place, to leaf through: any of them is computed when somebody looks at
 * it, so that a billion cost nothing. Immutable and thread-safe.
 *
 * @param group documented, named or generated
 * @param company the MetroLeads company they belong to; empty for LiveForce
 * @param count how many there are
 * @param at the lead at a number from 0 up
 */
public record LeadGroup<T>(String group, Optional<UUID> company, long count, LongFunction<T> at) {

  /** Checks that nothing is missing. */
  public LeadGroup {
    requireNonNull(group, "group is null");
    requireNonNull(company, "company is null");
    requireNonNull(at, "at is null");
  }

  /** The same leads in another form, which is made when somebody looks at one, too. */
  public <R> LeadGroup<R> map(Function<? super T, ? extends R> form) {
    return new LeadGroup<>(group, company, count, number -> form.apply(at.apply(number)));
  }

  /** Some of its leads: up to {@code limit} of them from number {@code offset} on. */
  public Stream<T> page(long offset, long limit) {
    return LongStream.range(offset, Math.min(count, offset + limit)).mapToObj(at);
  }
}
