/**
 * What was asked and answered, newest first and within bounds, and what must not be shown of it.
 *
 * <p>Start reading at {@link io.github.leadmock.journal.RequestLog}. Entries hold secrets until
 * {@link io.github.leadmock.journal.Secrets} has masked them.
 */
@NullMarked
package io.github.leadmock.journal;

import org.jspecify.annotations.NullMarked;
