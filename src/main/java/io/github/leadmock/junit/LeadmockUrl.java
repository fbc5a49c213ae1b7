package io.github.leadmock.junit;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a test parameter of type {@link java.net.URI} that receives the base URL of the mock, which
 * replaces the vendor's scheme and host. Parameters without this annotation are left to others,
 * such as arguments of a parameterized test or another extension.
 */
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface LeadmockUrl {}
