/**
 * What is kept out of what is shown, for all that show traffic: secrets, told from other values by
 * their names, and characters that steer a terminal. Uses only the JDK.
 */
@NullMarked
package io.github.leadmock.secret;

import org.jspecify.annotations.NullMarked;
