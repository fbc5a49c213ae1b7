/**
 * What the mock makes of a request, whichever server it came through: what is taken in, who may see
 * the admin side, what is answered.
 *
 * <p>Start reading at {@link io.github.leadmock.service.Intake}. This package knows no server:
 * {@code mock} puts it behind WireMock's and behind our own.
 */
@NullMarked
package io.github.leadmock.service;

import org.jspecify.annotations.NullMarked;
