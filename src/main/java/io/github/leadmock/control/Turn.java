package io.github.leadmock.control;

import java.util.Optional;

/**
 * What one request takes from the controls, in one step.
 *
 * @param number the number of the request since the controls were last changed, from 1
 * @param controls the controls as of that step
 * @param due the forced outcome that it uses up
 * @param waitSeconds the seconds after which to retry if it exceeds the rate limit; 0 if it does
 *     not
 */
record Turn(long number, Controls controls, Optional<ForcedOutcome> due, long waitSeconds) {}
