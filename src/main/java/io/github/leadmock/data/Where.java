package io.github.leadmock.data;

import org.jspecify.annotations.Nullable;

/**
 * A place in a document. Written out as a JSON pointer only when there is something to say about
 * it: almost all places are fine, and a large file has millions.
 *
 * @param up the place of the object or array around it, null for the document
 * @param step the member's name, or the number of the item
 */
record Where(@Nullable Where up, Object step) {

  static final Where DOCUMENT = new Where(null, "");

  Where at(Object next) {
    return new Where(this, next);
  }

  /** The JSON pointer. */
  @Override
  public String toString() {
    return up == null ? "" : up + "/" + step.toString().replace("~", "~0").replace("/", "~1");
  }
}
