/**
 * Measures the scorecard: bad clients with one sin each must be caught by the right rule, good ones
 * must not be accused. Start reading at {@link io.github.leadmock.scorecard.bench.ClientBenchTest}.
 */
@NullMarked
package io.github.leadmock.scorecard.bench;

import org.jspecify.annotations.NullMarked;
