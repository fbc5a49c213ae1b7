/**
 * The only room that imports WireMock: Leadmock as an extension of it, and the running mock, which
 * is WireMock with that extension behind a server of our own or its.
 *
 * <p>Start reading at {@link io.github.leadmock.wiremock.MockServer}, which puts everything
 * together, or at {@link io.github.leadmock.wiremock.OperationTransformer}, which takes a matched
 * request to its operation: {@code ReplyModel} hands the reply to the template, {@code
 * ResponseFinisher} adds the headers, {@code ServeEventLogger} writes the log.
 */
@NullMarked
package io.github.leadmock.wiremock;

import org.jspecify.annotations.NullMarked;
