/**
 * The admin side: who may call it, the JSON it returns, and the files of the web console.
 *
 * <p>Start reading at {@link io.github.leadmock.admin.AdminApi}; {@link
 * io.github.leadmock.admin.AdminGuard} keeps other machines and foreign web pages out, {@link
 * io.github.leadmock.admin.ConsoleFiles} serves the console's files, which start at {@code
 * web/main.js}. The package {@code wiremock} puts the routes on the wire.
 */
@NullMarked
package io.github.leadmock.admin;

import org.jspecify.annotations.NullMarked;
