/**
 * The embedded mock: {@link io.github.leadmock.Leadmock} is a running mock, {@link
 * io.github.leadmock.LeadmockConfig} its configuration. This package knows nothing of the command
 * line.
 */
@NullMarked
package io.github.leadmock;

import org.jspecify.annotations.NullMarked;
