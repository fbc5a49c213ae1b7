/**
 * Runs a command, such as a test suite, against a mock that gets into trouble by a schedule, and
 * judges how it copes.
 *
 * <p>Start reading at {@link io.github.leadmock.drill.Drill}.
 */
@NullMarked
package io.github.leadmock.drill;

import org.jspecify.annotations.NullMarked;
