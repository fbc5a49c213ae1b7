/**
 * Judges how a client treats the two APIs, by {@code schemas/client-rules.yaml}: from the log of
 * requests, session by session, with memory that does not grow with the number of requests.
 *
 * <p>Start reading at {@link io.github.leadmock.scorecard.Scorecards}, then at {@link
 * io.github.leadmock.scorecard.SessionJudges}. What the log does not show is not seen, and never
 * guessed.
 */
@NullMarked
package io.github.leadmock.scorecard;

import org.jspecify.annotations.NullMarked;
