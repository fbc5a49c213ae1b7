package io.github.leadmock.control;

import io.github.leadmock.api.Reply;
import java.util.Optional;

/**
 * What a request comes to under the controls.
 *
 * @param reply what to answer; with a fault of {@link FaultKind#RESET} or {@link FaultKind#EMPTY}
 *     none of it is sent
 * @param cause why it failed
 * @param change what the request did to the fake world, also when its answer does not say so; empty
 *     for nothing
 * @param fault how its connection breaks, if it does
 * @param delayMillis how long the answer, or the fault, has to wait
 */
public record Outcome(
    Reply reply,
    Cause cause,
    Optional<String> change,
    Optional<FaultKind> fault,
    long delayMillis) {}
