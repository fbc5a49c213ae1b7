/**
 * Certificates for HTTPS: a user's keystore, or a self-signed certificate for this machine, created
 * at first use.
 *
 * <p>Start reading at {@link io.github.leadmock.tls.Tls}. This package uses only the JDK.
 */
@NullMarked
package io.github.leadmock.tls;

import org.jspecify.annotations.NullMarked;
