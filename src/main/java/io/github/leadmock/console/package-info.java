/**
 * The files of the web console: pages, styles, scripts and the two libraries that they use.
 *
 * <p>Start reading at {@link io.github.leadmock.console.ConsoleFiles}; the console itself is in the
 * resources, where {@code web/main.js} starts it. This package looks files up and knows nothing of
 * servers, of the mock or of the other packages.
 */
@NullMarked
package io.github.leadmock.console;

import org.jspecify.annotations.NullMarked;
