/**
 * Leadmock in REST Assured tests: {@link io.github.leadmock.restassured.ContractFilter}. Whoever
 * uses it has REST Assured on the class path; nothing else in Leadmock needs it.
 */
@NullMarked
package io.github.leadmock.restassured;

import org.jspecify.annotations.NullMarked;
