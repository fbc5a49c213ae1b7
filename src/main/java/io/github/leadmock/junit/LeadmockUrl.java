package io.github.leadmock.junit;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a parameter of type {@link java.net.URI} of a test that gets the base URL of the mock: put
 * it in place of the vendor's scheme and host. Without the mark {@link LeadmockExtension} leaves
 * the parameter to others, such as arguments of a parameterized test or another extension.
 */
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface LeadmockUrl {}
