package io.github.leadmock.control;

import io.github.leadmock.api.Reply;
import java.util.Optional;

/**
 * The outcome of a request under the controls.
 *
 * @param reply the reply; none of it is sent if the fault is {@link FaultKind#RESET} or {@link
 *     FaultKind#EMPTY}
 * @param cause why the request failed
 * @param change what the request changed in the fake world, even if the response does not say so;
 *     empty for nothing
 * @param fault how the connection breaks, if it does
 * @param delayMillis how long to delay the response, or the fault, in milliseconds
 */
public record Outcome(
    Reply reply,
    Cause cause,
    Optional<String> change,
    Optional<FaultKind> fault,
    long delayMillis) {}
