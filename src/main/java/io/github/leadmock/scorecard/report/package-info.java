/**
 * Scorecards as reports: each rule becomes a case, and {@code report} writes them.
 *
 * <p>Start reading at {@link io.github.leadmock.scorecard.report.ScorecardReport}.
 */
@NullMarked
package io.github.leadmock.scorecard.report;

import org.jspecify.annotations.NullMarked;
