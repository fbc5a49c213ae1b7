/**
 * What a developer sees of a running mock: the log of its requests with explanations, and the
 * documents of the JSON admin API.
 *
 * <p>Start reading at {@link io.github.leadmock.console.AdminApi}; {@link
 * io.github.leadmock.console.RequestLog} keeps what was asked and answered. The package {@code
 * mock} puts both on the wire: this package knows neither WireMock nor the command line.
 */
@NullMarked
package io.github.leadmock.console;

import org.jspecify.annotations.NullMarked;
