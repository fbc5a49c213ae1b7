package io.github.leadmock.pact;

/**
 * The provider states of the pacts. Each supplies the values named in its comment, which a verifier
 * puts into requests in place of the examples.
 */
final class States {

  /** {@code authorization}: the whole header value. */
  static final String CREDENTIALS = "a caller with valid credentials";

  /** {@code username} and {@code password} of a user who may request a token. */
  static final String LOGIN = "a user with a password";

  /** {@code company} and {@code lead}. */
  static final String LEAD = "a lead";

  /** {@code company} and {@code lead}, of a lead with at least one event. */
  static final String LEAD_WITH_EVENTS = "a lead with events";

  /** {@code company} and {@code lead}, the id of no lead. */
  static final String NO_LEAD = "no such lead";

  /**
   * {@code company}, {@code lead} and {@code start}, the position in the lead's list of an event
   * whose type is the parameter {@code type}.
   */
  static final String LISTED_EVENT = "a lead with an event of a type";

  /** {@code company}, {@code lead}, {@code event_type} and {@code event}. */
  static final String COMMENTED_EVENT = "an event with comments";

  /** {@code unknown}, the id of no event; used after a lead's state. */
  static final String NO_EVENT = "no such event";

  /**
   * {@code company}, {@code lead} and {@code note}, a new note whose text is the parameter {@code
   * message}.
   */
  static final String NOTE = "a lead with a new note";

  /** {@code unknown}, the id of no note; used after a lead's state. */
  static final String NO_NOTE = "no such note";

  /** {@code lead_id}, of a lead that LiveForce has. */
  static final String SUMMARY = "a lead with a summary";

  /** {@code lead_id}, of a lead that LiveForce does not have. */
  static final String NO_SUMMARY = "no such lead in the account";

  /**
   * The start of states that provide no value and say that no document defines the answer; a server
   * may answer differently.
   */
  static final String ASSUMED = "assumed: ";

  static final String REFUSES_BAD_START = ASSUMED + "a start below 0 is refused";

  private States() {}
}
