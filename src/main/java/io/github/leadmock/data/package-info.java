/**
 * Leads of the user's own: files and documents as {@code docs/data.md} describes them, read into
 * what {@code world} shows, and written from it.
 *
 * <p>Start reading at {@link io.github.leadmock.data.OwnLeads}, which keeps what is shown; {@link
 * io.github.leadmock.data.DataFolder} feeds it from files, {@link
 * io.github.leadmock.data.DataExport} writes leads as they are now. This package knows neither HTTP
 * nor the operations.
 */
@NullMarked
package io.github.leadmock.data;

import org.jspecify.annotations.NullMarked;
