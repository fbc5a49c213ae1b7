/**
 * What tells a secret from other values by its name, for all that show traffic. Uses only the JDK.
 */
@NullMarked
package io.github.leadmock.secret;

import org.jspecify.annotations.NullMarked;
