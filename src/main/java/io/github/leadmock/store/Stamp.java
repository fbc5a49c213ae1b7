package io.github.leadmock.store;

/**
 * The state of a session. A state is never another state's number again: not after a reset, nor
 * after the engine has lost its data or was brought back from an older copy.
 *
 * @param epoch names the life of the engine's data
 * @param connection counts the connections of this process to the engine: another one may find an
 *     older copy of the data
 * @param born the number of the session's first write; 0 for a session that is not stored
 * @param version the number of its latest write
 */
public record Stamp(String epoch, long connection, long born, long version) {

  /** Nothing is known. */
  public static final Stamp UNKNOWN = new Stamp("", 0, 0, 0);

  /** Whether the session is stored. */
  public boolean isStored() {
    return born > 0;
  }

  /** Whether what is known as of this state includes all of the other. */
  public boolean covers(Stamp other) {
    if (!other.isStored()) {
      return !isStored();
    }
    return continues(other) && version >= other.version;
  }

  /** Whether this and the other are states of the same writes. */
  public boolean continues(Stamp other) {
    return epoch.equals(other.epoch) && connection == other.connection && born == other.born;
  }
}
