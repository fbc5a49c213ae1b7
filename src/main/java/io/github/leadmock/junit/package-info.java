/**
 * Leadmock in JUnit Jupiter tests: {@link io.github.leadmock.junit.LeadmockExtension} runs a mock,
 * {@link io.github.leadmock.junit.ContractTests} checks a server. They need JUnit on the class
 * path; nothing else in Leadmock does.
 */
@NullMarked
package io.github.leadmock.junit;

import org.jspecify.annotations.NullMarked;
