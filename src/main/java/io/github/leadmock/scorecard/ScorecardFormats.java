package io.github.leadmock.scorecard;

import java.net.URI;
import java.util.Optional;

/** Writes a scorecard in the formats of {@code verify}'s reports. Thread-safe. */
public interface ScorecardFormats {

  /** The names of the formats, for messages. */
  String NAMES = "console, markdown, junit, html, json or sarif";

  /** For a mock that comes without them, such as the extension in a stock WireMock. */
  ScorecardFormats NONE = (format, card, server) -> Optional.empty();

  /**
   * Writes a scorecard.
   *
   * @param format one of {@link #NAMES}
   * @param server the address of the mock
   * @return empty if there is no such format
   */
  Optional<Document> write(String format, Scorecard card, URI server);

  /**
   * A scorecard as text.
   *
   * @param contentType its media type
   */
  record Document(String contentType, String text) {}
}
