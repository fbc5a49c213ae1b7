/**
 * Measures the scorecard: bad clients with one sin each must be caught by the right rule, good ones
 * must not be accused. Start reading at {@link io.github.leadmock.clientbench.ClientBenchTest}.
 */
@NullMarked
package io.github.leadmock.clientbench;

import org.jspecify.annotations.NullMarked;
