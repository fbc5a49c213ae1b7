/**
 * Compares a run with what is known: a reviewed baseline and the report of an earlier run.
 *
 * <p>Start reading at {@link io.github.leadmock.baseline.Review}. This package knows the records of
 * {@code verify} and the two files; it prints nothing.
 */
@NullMarked
package io.github.leadmock.baseline;

import org.jspecify.annotations.NullMarked;
