/**
 * The mock on the wire: the only package that imports WireMock, as a server of our own and as an
 * extension for others.
 *
 * <p>Start reading at {@link io.github.leadmock.mock.OperationTransformer}: it takes a matched
 * request to its operation, {@code ReplyModel} hands the reply to the template, {@code Finish} puts
 * on the headers. {@link io.github.leadmock.mock.MockServer} is the server. This package knows
 * neither the command line nor reports.
 */
@NullMarked
package io.github.leadmock.mock;

import org.jspecify.annotations.NullMarked;
