package io.github.leadmock.bench;

/** The check that the bench measures. */
@FunctionalInterface
public interface Verifier {

  /**
   * Checks one server.
   *
   * @param target the server
   * @param writes whether notes may be written
   * @throws Exception when the check itself fails; the bench counts that as exit code -1
   */
  Outcome verify(Target target, boolean writes) throws Exception;
}
