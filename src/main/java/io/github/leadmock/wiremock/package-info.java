/**
 * The only room that imports WireMock: Leadmock as its extension, and the running mock, which is
 * WireMock with that extension behind our own server or WireMock's.
 *
 * <p>Start reading at {@link io.github.leadmock.wiremock.MockServer}, which assembles everything,
 * or at {@link io.github.leadmock.wiremock.OperationTransformer}, which runs the operation of a
 * matched request: {@code ReplyModel} passes the reply to the template, {@code ResponseFinisher}
 * adds the headers, {@code ServeEventLogger} writes the log.
 */
@NullMarked
package io.github.leadmock.wiremock;

import org.jspecify.annotations.NullMarked;
