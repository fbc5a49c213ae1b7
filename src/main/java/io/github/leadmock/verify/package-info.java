/**
 * Checks any server against the contract: plan, calls, checks, findings.
 *
 * <p>Start reading at {@link io.github.leadmock.verify.Report}, what a run comes to. This package
 * knows the contract and nothing of the mock, its data or its behaviour: a pass means the same for
 * every server.
 */
@NullMarked
package io.github.leadmock.verify;

import org.jspecify.annotations.NullMarked;
