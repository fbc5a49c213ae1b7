package io.github.leadmock.bench;

import java.time.Instant;

/** One comment on an event. */
record Comment(String id, String text, Instant time, Author author) {}
