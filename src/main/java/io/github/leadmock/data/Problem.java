package io.github.leadmock.data;

/**
 * One thing that is wrong with a document.
 *
 * @param where the JSON pointer of the value, empty for the whole document; or the line and column
 *     where the text is no JSON or YAML
 * @param expected what may stand there
 * @param got what stands there, a value as JSON, shortened
 */
public record Problem(String where, String expected, String got) {}
