package io.github.leadmock.pact;

/** What the documents define about the text on the wire, and what they leave to the server. */
final class Wire {

  /** In any letter case. */
  static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /** The examples show UTC in whole seconds; a fraction or an offset means the same. */
  static final String TIME =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)";

  /** A content type; the character set is up to the server. */
  static final String JSON = "application/json(\\s*;.*)?";

  static final String CONSUMER = "leadmock-contract";
  static final String METROLEADS = "metroleads";
  static final String LIVEFORCE = "liveforce";

  /** The credentials in the examples. */
  static final String AUTHORIZATION = JsonClient.basic("john.doe@example.com", "secret");

  private Wire() {}
}
