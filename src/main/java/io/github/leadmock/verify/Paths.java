package io.github.leadmock.verify;

import io.github.leadmock.contract.Contract;
import java.util.HashMap;
import java.util.Map;

/** The paths of operations below the base URL. Not thread-safe. */
final class Paths {

  private final Contract contract;
  private final Settings settings;
  private final String base;
  private final boolean addsBase;
  private String prefix;

  Paths(Contract contract, Settings settings) {
    this.contract = contract;
    this.settings = settings;
    this.base = contract.basePath();
    // The documented base URL includes the prefix (rule LF-PA-01); users may leave it out.
    this.addsBase = !settings.baseUrl().getPath().replaceAll("/+$", "").endsWith(base);
    this.prefix = addsBase ? base : "";
  }

  /** Drops the prefix of the documented base URL, if we added it. */
  boolean shorten() {
    prefix = "";
    return addsBase;
  }

  void restore() {
    prefix = addsBase ? base : "";
  }

  /** Whether the prefix of the documented base URL is in use, whoever added it. */
  boolean isFull() {
    return !addsBase || !prefix.isEmpty();
  }

  /** Whether we added the prefix, so that it can be dropped. */
  boolean addsBase() {
    return addsBase;
  }

  /** The path that reads the lead. */
  String lead() {
    return of(settings.target().operation(), Map.of());
  }

  /** The path of an operation on the lead, with additional or different variables. */
  String of(String operation, Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(settings.target().variables());
    all.putAll(variables);
    return prefix + contract.operation(operation).path(all);
  }
}
