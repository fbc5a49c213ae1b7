/**
 * A reverse proxy between an app and a vendor's server that holds what passes against the contract.
 *
 * <p>Start reading at {@link io.github.leadmock.proxy.ProxyServer}. {@link
 * io.github.leadmock.proxy.Inspector} looks at each request and its answer: what is wrong with a
 * request the mock's own operations know, what is wrong with an answer {@code verify} does. Sending
 * on is the business of {@code server}.
 */
@NullMarked
package io.github.leadmock.proxy;

import org.jspecify.annotations.NullMarked;
