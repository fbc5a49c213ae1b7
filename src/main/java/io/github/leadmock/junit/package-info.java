/**
 * Leadmock in JUnit Jupiter tests: {@link io.github.leadmock.junit.LeadmockExtension} runs a mock,
 * {@link io.github.leadmock.junit.ContractTests} checks a server. Whoever uses them has JUnit on
 * the class path; nothing else in Leadmock needs it.
 */
@NullMarked
package io.github.leadmock.junit;

import org.jspecify.annotations.NullMarked;
