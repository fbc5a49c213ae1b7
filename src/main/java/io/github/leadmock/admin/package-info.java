/**
 * The admin side: who may call it, the JSON that it answers, and the files of the web console.
 *
 * <p>Start reading at {@link io.github.leadmock.admin.AdminApi}; {@link
 * io.github.leadmock.admin.AdminGuard} keeps other machines and foreign web pages out, {@link
 * io.github.leadmock.admin.ConsoleFiles} finds the console's files, where {@code web/main.js}
 * starts. The package {@code wiremock} puts the routes on the wire.
 */
@NullMarked
package io.github.leadmock.admin;

import org.jspecify.annotations.NullMarked;
