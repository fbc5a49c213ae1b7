package io.github.leadmock.admin;

import static java.util.Objects.requireNonNull;

/**
 * One file of the console, as sent to a browser. The content is not copied: do not change it.
 *
 * @param contentType the media type, with a charset for text
 * @param content the bytes
 * @param etag the quoted entity tag (RFC 9110), derived from the content only
 */
@SuppressWarnings("ArrayRecordComponent")
public record ConsoleFile(String contentType, byte[] content, String etag) {

  /** Checks for nulls. */
  public ConsoleFile {
    requireNonNull(contentType, "contentType is null");
    requireNonNull(content, "content is null");
    requireNonNull(etag, "etag is null");
  }
}
