/**
 * Leadmock in REST Assured tests: {@link io.github.leadmock.restassured.ContractFilter}. Its users
 * need REST Assured on the class path; the rest of Leadmock does not.
 */
@NullMarked
package io.github.leadmock.restassured;

import org.jspecify.annotations.NullMarked;
