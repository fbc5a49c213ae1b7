/**
 * What HTTPS needs: a keystore of the user's, or a certificate for this machine, made at first use.
 *
 * <p>Start reading at {@link io.github.leadmock.tls.Tls}. This package knows no sibling and nothing
 * but the JDK.
 */
@NullMarked
package io.github.leadmock.tls;

import org.jspecify.annotations.NullMarked;
