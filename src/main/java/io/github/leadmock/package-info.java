/**
 * Leadmock to embed: {@link io.github.leadmock.Leadmock} is a running mock, {@link
 * io.github.leadmock.LeadmockConfig} how it is set up. This package knows no command line.
 */
@NullMarked
package io.github.leadmock;

import org.jspecify.annotations.NullMarked;
