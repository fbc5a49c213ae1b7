/**
 * Renders the result of a verifier run: on the console, or as JUnit XML, HTML, JSON or SARIF.
 *
 * <p>Start reading at {@link io.github.leadmock.report.ReportFormat}. This package shows only what
 * the records of {@code verify} and the rule catalogues contain; it knows neither the mock nor the
 * command line. Response text is hostile until it has passed {@link
 * io.github.leadmock.report.VisibleText} and {@link io.github.leadmock.report.Markup}.
 */
@NullMarked
package io.github.leadmock.report;

import org.jspecify.annotations.NullMarked;
