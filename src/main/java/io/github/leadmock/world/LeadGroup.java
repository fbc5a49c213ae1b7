package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Leads of one kind. Each is computed on access, so that a billion of them cost nothing. Immutable
 * and thread-safe.
 *
 * @param group documented, named or generated
 * @param company the MetroLeads company they belong to; empty for LiveForce
 * @param count the number of leads
 * @param at returns the lead with a number, counted from 0
 */
public record LeadGroup<T>(String group, Optional<UUID> company, long count, LongFunction<T> at) {

  /** Checks that nothing is missing. */
  public LeadGroup {
    requireNonNull(group, "group is null");
    requireNonNull(company, "company is null");
    requireNonNull(at, "at is null");
  }

  /** The same leads, each converted on access. */
  public <R> LeadGroup<R> map(Function<? super T, ? extends R> form) {
    return new LeadGroup<>(group, company, count, number -> form.apply(at.apply(number)));
  }

  /** Up to {@code limit} of its leads, starting at number {@code offset}. */
  public Stream<T> page(long offset, long limit) {
    return LongStream.range(offset, Math.min(count, offset + limit)).mapToObj(at);
  }
}
