package io.github.leadmock.operation;

/**
 * One line of a message's head.
 *
 * @param name as it was written
 * @param value without the line's ends
 */
public record Header(String name, String value) {}
