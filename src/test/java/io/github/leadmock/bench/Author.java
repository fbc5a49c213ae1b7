package io.github.leadmock.bench;

/** Who made an event or a comment. */
record Author(String id, String name, String group, String company) {}
