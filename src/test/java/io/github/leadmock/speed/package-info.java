/**
 * Measures how fast the mock is, beside its peers: {@code ./leadmock-bench}, which {@code
 * bench/pom.xml} builds from here and from {@code bench/src}. Start reading at {@code SpeedBench}.
 * Knows the mock as a process only. The suite tests its arithmetic and its writing, never a time.
 */
package io.github.leadmock.speed;
