package io.github.leadmock.bench;

/**
 * A behaviour that one may call wrong or right, as the documents do not settle it. The table shows
 * what a verifier says of it, the summary does not count it.
 *
 * @param id short and unique
 * @param says what the server does, in a line
 * @param api the API that shows it
 * @param writes whether it can only be seen by one who may write
 * @param why what the documents leave open
 * @param deviation makes a correct server do it
 */
record Doubt(String id, String says, Api api, boolean writes, String why, Deviation deviation) {
  @Override
  public String toString() {
    return id;
  }
}
