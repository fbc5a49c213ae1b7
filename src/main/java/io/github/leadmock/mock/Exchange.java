package io.github.leadmock.mock;

import io.github.leadmock.service.Outcome;
import java.util.UUID;

/**
 * What one request has come to so far, from its operation to its headers.
 *
 * @param event WireMock's id of the request
 * @param outcome what it has come to
 */
record Exchange(UUID event, Outcome outcome) {}
