/**
 * The command line: {@link io.github.leadmock.cli.Main} and one class a command. Alone touches the
 * standard streams and ends the process; every error that a user can mend is caught here and
 * becomes one line and an exit code.
 */
@NullMarked
package io.github.leadmock.cli;

import org.jspecify.annotations.NullMarked;
