/**
 * Metrics of a running mock in the text format of Prometheus. Alone imports Micrometer, and is
 * loaded only if somebody asked for metrics.
 */
@NullMarked
package io.github.leadmock.metrics;

import org.jspecify.annotations.NullMarked;
