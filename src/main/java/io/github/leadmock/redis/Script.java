package io.github.leadmock.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the engine does in one step. Each is a file {@code name.lua} behind {@code common.lua}. */
enum Script {
  ANSWER,
  ANSWERS,
  ASK,
  BEGIN,
  CLEAR,
  CONTROLS,
  DOCUMENT,
  DOCUMENTS,
  FOLLOWED,
  FORGET,
  LEAVE,
  LIVING,
  LOOK_UP,
  PULSE,
  QUESTION,
  REMOVE,
  REPLACE,
  RESET,
  SESSIONS,
  SINCE,
  TAKE,
  TOUCH,
  VALUE,
  WRITE;

  private final String text;
  private final String digest;

  Script() {
    String body = read(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    int first = body.indexOf('\n') + 1;
    // The engine reads how a script behaves from its first line.
    text = body.substring(0, first) + read("common") + body.substring(first);
    digest = digest(text);
  }

  String text() {
    return text;
  }

  /** The name by which the engine knows it once it has seen it. */
  String digest() {
    return digest;
  }

  private static String read(String name) {
    try (@Nullable InputStream file = Script.class.getResourceAsStream(name + ".lua")) {
      if (file == null) {
        throw new IllegalStateException(name + ".lua is missing from the jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException none) {
      throw new IllegalStateException(none);
    }
  }
}
