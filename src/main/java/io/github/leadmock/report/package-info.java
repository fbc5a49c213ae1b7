/**
 * Renders what a run of the verifier has come to, as JUnit XML, HTML, JSON or SARIF.
 *
 * <p>Start reading at {@link io.github.leadmock.report.ReportFormat}. This package prints what the
 * records of {@code verify} hold and the catalogue says of their rules, nothing else; it knows
 * neither the mock nor the command line. Response text is hostile until {@link
 * io.github.leadmock.report.VisibleText} and {@link io.github.leadmock.report.Markup} have had it.
 */
@NullMarked
package io.github.leadmock.report;

import org.jspecify.annotations.NullMarked;
