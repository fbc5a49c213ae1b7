package io.github.leadmock.message;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a message's head.
 *
 * @param name as it was written
 * @param value without the line's ends
 */
public record Header(String name, String value) {

  /** The values of all lines with a name, in any letter case. A map would pay only for many. */
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
}
