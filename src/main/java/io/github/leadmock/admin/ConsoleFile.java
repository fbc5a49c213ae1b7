package io.github.leadmock.admin;

import static java.util.Objects.requireNonNull;

/**
 * One file of the console, as it goes to a browser. The content is not copied: do not change it.
 *
 * @param contentType the media type, with the charset of a text
 * @param content the bytes
 * @param etag the quoted validator of RFC 9110, made from the content alone
 */
@SuppressWarnings("ArrayRecordComponent")
public record ConsoleFile(String contentType, byte[] content, String etag) {

  /** Checks that nothing is missing. */
  public ConsoleFile {
    requireNonNull(contentType, "contentType is null");
    requireNonNull(content, "content is null");
    requireNonNull(etag, "etag is null");
  }
}
