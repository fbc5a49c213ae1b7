package io.github.leadmock.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the URL of a store before the client reads it, which fails with Java's own errors or takes
 * what it does not know. Uses only the JDK.
 */
public final class StoreAddress {

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:/?#@,\\s]+)(?::(\\d{1,5}))?");
  private static final Pattern DATABASE = Pattern.compile("/?|/\\d{1,6}");
  private static final Pattern PARAMETER =
      Pattern.compile("database=\\d{1,6}|verifyPeer=(?:NONE|CA|FULL)|clientName=[^&=\\s]+");

  private StoreAddress() {}

  /**
   * What was expected in place of a URL, or of a part of it; empty if the URL can be used. Repeats
   * nothing of the URL, which may hold a password.
   */
  public static Optional<String> fault(String url) {
    URI address;
    try {
      address = new URI(url);
    } catch (URISyntaxException malformed) {
      return Optional.of("an address such as redis://localhost:6379/0");
    }
    @Nullable String scheme = address.getScheme();
    @Nullable String authority = address.getRawAuthority();
    if (scheme == null || authority == null) {
      return Optional.of("an address such as redis://localhost:6379/0");
    }
    boolean sentinel = scheme.endsWith("-sentinel");
    if (!List.of("redis", "rediss", "redis-sentinel", "rediss-sentinel").contains(scheme)) {
      return Optional.of(
          "an address that begins with redis://, rediss://, redis-sentinel:// or"
              + " rediss-sentinel://");
    }
    String hosts = authority.substring(authority.lastIndexOf('@') + 1);
    List<String> each = List.of(hosts.split(",", -1));
    if (!sentinel && each.size() > 1) {
      return Optional.of("one host; several only with redis-sentinel://");
    }
    if (!each.stream().allMatch(StoreAddress::isHost)) {
      return Optional.of("a host, and a port from 1 to 65535 if there is one");
    }
    if (!DATABASE.matcher(String.valueOf(address.getRawPath())).matches()) {
      return Optional.of("nothing but the number of a database after the port, such as /0");
    }
    if (sentinel != (address.getRawFragment() != null && !address.getRawFragment().isEmpty())) {
      return Optional.of(
          sentinel
              ? "the name of the master at the end, such as #mymaster"
              : "no # outside of a password; in one it is written as %23");
    }
    return address.getRawQuery() == null
            || Stream.of(address.getRawQuery().split("&", -1))
                .allMatch(part -> PARAMETER.matcher(part).matches())
        ? Optional.empty()
        : Optional.of(
            "only database=N, verifyPeer=NONE, CA or FULL, and clientName=NAME after the ?");
  }

  private static boolean isHost(String text) {
    Matcher host = HOST.matcher(text);
    if (!host.matches()) {
      return false;
    }
    @Nullable String port = host.group(2);
    return port == null || (Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535);
  }
}
