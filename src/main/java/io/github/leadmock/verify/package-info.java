/**
 * Checks any server against the contract: cases, requests, findings, report.
 *
 * <p>Start reading at {@link io.github.leadmock.verify.Report}, the result of a run. This package
 * knows the contract, but nothing of the mock, its data or its behaviour, so a pass means the same
 * for every server.
 */
@NullMarked
package io.github.leadmock.verify;

import org.jspecify.annotations.NullMarked;
