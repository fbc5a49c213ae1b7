package io.github.leadmock.vendor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The vendors' APIs, in the order of all lists. */
public enum VendorApi {
  /** Events, comments and notes of a lead. */
  METROLEADS("metroleads", "MetroLeads"),
  /** The summary of a lead. */
  LIVEFORCE("liveforce", "LiveForce");

  private final String key;
  private final String title;

  VendorApi(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** The name on the command line, in the admin API and of folders. */
  public String key() {
    return key;
  }

  /** The name in texts. */
  public String title() {
    return title;
  }

  /** The keys of all of them. */
  public static List<String> keys() {
    return Stream.of(values()).map(VendorApi::key).toList();
  }

  /** The API with this key, if there is one. */
  public static Optional<VendorApi> find(String key) {
    return Stream.of(values()).filter(api -> api.key.equals(key)).findFirst();
  }

  /**
   * The API with this key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static VendorApi of(String key) {
    return find(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "api is '%s'; expected one of %s".formatted(key, keys())));
  }
}
