/**
 * The bench that measures the verifier: a second, independent fake of both vendors, written from
 * their documents alone, that can be told to be wrong in one point, or right in another way.
 *
 * <p>Start reading at {@link io.github.leadmock.bench.FakeVendor}; {@link
 * io.github.leadmock.bench.BenchTable} runs a verifier against every fault and every variant. This
 * package must not know the mock nor its world, or the measurement would only compare the mock with
 * itself.
 */
@NullMarked
package io.github.leadmock.bench;

import org.jspecify.annotations.NullMarked;
