/**
 * The log of requests and responses, newest first and limited in size, and the masking of secrets.
 *
 * <p>Start reading at {@link io.github.leadmock.journal.RequestLog}. Entries contain secrets until
 * {@link io.github.leadmock.journal.Secrets} masks them.
 */
@NullMarked
package io.github.leadmock.journal;

import org.jspecify.annotations.NullMarked;
