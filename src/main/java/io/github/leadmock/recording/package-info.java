/**
 * Makes data files and HTTP archives of traffic, without personal data.
 *
 * <p>Start reading at {@link io.github.leadmock.recording.Recording}; {@link
 * io.github.leadmock.recording.Redaction} decides what of an answer may be kept. This package knows
 * the operations of the vendors and nothing of where exchanges come from; it touches no disk.
 */
@NullMarked
package io.github.leadmock.recording;

import org.jspecify.annotations.NullMarked;
