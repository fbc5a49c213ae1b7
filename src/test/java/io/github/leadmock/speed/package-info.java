/**
 * Measures the mock's speed next to its peers: {@code ./leadmock-bench}, which {@code
 * bench/pom.xml} builds from here and from {@code bench/src}. Start reading at {@code SpeedBench}.
 * It knows the mock only as a process. The test suite covers its arithmetic and its output, never a
 * time.
 */
package io.github.leadmock.speed;
