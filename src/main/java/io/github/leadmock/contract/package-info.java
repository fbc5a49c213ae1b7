/**
 * The contract in machine-readable form, read from {@code schemas/} and compiled once: OpenAPI,
 * JSON Schema and the catalogue of rules.
 *
 * <p>Start reading at {@link io.github.leadmock.contract.Contract}. Only this package imports the
 * JSON Schema library; it depends on no other package of Leadmock.
 */
@NullMarked
package io.github.leadmock.contract;

import org.jspecify.annotations.NullMarked;
