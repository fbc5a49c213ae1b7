/**
 * The vendors' APIs: {@link io.github.leadmock.vendor.VendorApi} is the one list of them, shared by
 * the mock and the check. Wherever the APIs differ, the code switches over it, so the compiler
 * points out every place that a further API needs. Uses only the JDK and knows no other package.
 */
@NullMarked
package io.github.leadmock.vendor;

import org.jspecify.annotations.NullMarked;
