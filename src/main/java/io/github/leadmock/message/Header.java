package io.github.leadmock.message;

import java.util.ArrayList;
import java.util.List;

/**
 * One header field of a message.
 *
 * @param name the name as sent
 * @param value the value without the line ending
 */
public record Header(String name, String value) {

  /**
   * The values of all headers with a name, ignoring case. A linear search: a map would pay off only
   * for many headers.
   */
  public static List<String> values(List<Header> headers, String name) {
    List<String> values = List.of();
    for (int i = 0; i < headers.size(); i++) {
      Header header = headers.get(i);
      if (header.name.equalsIgnoreCase(name)) {
        values = values.isEmpty() ? new ArrayList<>(1) : values;
        values.add(header.value);
      }
    }
    return values;
  }

  /** The characters of some headers together. */
  public static long length(List<Header> headers) {
    long length = 0;
    for (int i = 0; i < headers.size(); i++) {
      Header header = headers.get(i);
      length += header.name.length() + header.value.length();
    }
    return length;
  }
}
