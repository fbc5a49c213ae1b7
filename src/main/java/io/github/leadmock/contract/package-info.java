/**
 * The contract in machine-readable form, read once from {@code schemas/}: so far the catalogue of
 * rules.
 *
 * <p>Start reading at {@link io.github.leadmock.contract.RuleCatalogue}. This package knows no
 * other package of Leadmock.
 */
@NullMarked
package io.github.leadmock.contract;

import org.jspecify.annotations.NullMarked;
