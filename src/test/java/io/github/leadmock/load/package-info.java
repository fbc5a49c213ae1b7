/**
 * Measurements that are run by hand: they depend on the machine and assert nothing in the suite.
 */
package io.github.leadmock.load;
