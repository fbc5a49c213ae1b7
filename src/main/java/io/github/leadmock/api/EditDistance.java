package io.github.leadmock.api;

/** Measures how much two texts differ. */
public final class EditDistance {

  /** Longer texts are compared by their beginnings only, because the effort is quadratic. */
  private static final int MAX = 80;

  private EditDistance() {}

  /**
   * The Levenshtein distance: the least number of characters to insert, delete or replace. Ignores
   * case.
   */
  public static int distance(String one, String other) {
    char[] a = cut(one);
    char[] b = cut(other);
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length; j++) {
        int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length];
  }

  private static char[] cut(String text) {
    char[] cut = new char[Math.min(text.length(), MAX)];
    for (int i = 0; i < cut.length; i++) {
      cut[i] = Character.toLowerCase(text.charAt(i));
    }
    return cut;
  }
}
