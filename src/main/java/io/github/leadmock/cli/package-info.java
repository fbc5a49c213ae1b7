/**
 * The command line: {@link io.github.leadmock.cli.Main} and one class per command. Only this
 * package uses the standard streams and ends the process; here every error that a user can fix
 * becomes one line and an exit code.
 */
@NullMarked
package io.github.leadmock.cli;

import org.jspecify.annotations.NullMarked;
