package io.github.leadmock;

/**
 * A text that counts how often one of its characters is read: whether a pattern takes time in
 * proportion to the text, without a clock. Not thread-safe.
 */
public final class CountedText implements CharSequence {

  private final String text;
  private long reads;

  public CountedText(String text) {
    this.text = text;
  }

  public long reads() {
    return reads;
  }

  @Override
  public char charAt(int index) {
    reads++;
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
