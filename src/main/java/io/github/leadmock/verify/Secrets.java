package io.github.leadmock.verify;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Replaces the user's credentials wherever they would be shown. Immutable. */
final class Secrets {

  private static final int SHORTEST_TOKEN = 3;
  // A short user name is also a part of ordinary words.
  private static final int SHORTEST_USER = 6;

  private final Map<String, String> replacements = new LinkedHashMap<>();

  Secrets(String user, String token) {
    replacements.put(Access.encode(user + ":" + token), "***");
    if (token.length() >= SHORTEST_TOKEN) {
      add(token, "$LEADMOCK_TOKEN");
    }
    if (user.length() >= SHORTEST_USER) {
      replacements.put(Access.encode(user + ":"), "***");
      add(user, "$LEADMOCK_USER");
    }
  }

  private void add(String secret, String name) {
    replacements.put(secret, name);
    replacements.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), name);
    replacements.put(secret.replace("\\", "\\\\").replace("\"", "\\\""), name);
  }

  String mask(String text) {
    String masked = text;
    for (Map.Entry<String, String> replacement : replacements.entrySet()) {
      masked = masked.replace(replacement.getKey(), replacement.getValue());
    }
    return masked;
  }
}
