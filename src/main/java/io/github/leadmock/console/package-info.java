/**
 * What a developer sees of a running mock: the log of its requests with explanations, the documents
 * of the JSON admin API, and the files of the web console.
 *
 * <p>Start reading at {@link io.github.leadmock.console.AdminApi}; {@link
 * io.github.leadmock.console.RequestLog} keeps what was asked and answered, {@link
 * io.github.leadmock.console.ConsoleFiles} finds the console's files, where {@code web/main.js}
 * starts. The package {@code mock} puts all on the wire: this package knows neither WireMock nor
 * the command line.
 */
@NullMarked
package io.github.leadmock.console;

import org.jspecify.annotations.NullMarked;
