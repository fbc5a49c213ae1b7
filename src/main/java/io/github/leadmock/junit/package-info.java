/**
 * Leadmock in JUnit Jupiter tests: {@link io.github.leadmock.junit.LeadmockExtension}. Whoever uses
 * it has JUnit on the class path; nothing else in Leadmock needs it.
 */
@NullMarked
package io.github.leadmock.junit;

import org.jspecify.annotations.NullMarked;
