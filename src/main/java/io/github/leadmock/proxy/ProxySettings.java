package io.github.leadmock.proxy;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.admin.ListenAddress;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.control.Controls;
import io.github.leadmock.engine.CorsPolicy;
import io.github.leadmock.tls.Https;
import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a proxy stands between, and how strict it is.
 *
 * @param api {@code metroleads} or {@code liveforce}
 * @param upstream the server's address; the path of each request is put behind its path
 * @param trust which certificates of the server are taken
 * @param silence how long the server may say nothing while a request waits
 * @param bindAddress the address or host name to listen on
 * @param port the port to listen on, 0 for a free one
 * @param https where to serve HTTPS too
 * @param adminToken what opens the admin side when other machines can reach it
 * @param enforce what is not let through
 * @param failOn findings of rules that are less sure than this are warnings
 * @param strict whether both sides are held to the letter of the documents
 * @param cors which pages may call; without it the server's own headers pass
 * @param controls what is switched on at the start
 */
public record ProxySettings(
    String api,
    URI upstream,
    Trust trust,
    Duration silence,
    String bindAddress,
    int port,
    Optional<Https> https,
    Optional<String> adminToken,
    Enforce enforce,
    Rule.Status failOn,
    boolean strict,
    Optional<CorsPolicy> cors,
    Controls controls) {

  /** How long a server may say nothing when nobody says otherwise. */
  public static final Duration SILENCE = Duration.ofSeconds(30);

  /** Checks the values; one that cannot be used is an {@link IllegalArgumentException}. */
  public ProxySettings {
    requireNonNull(api, "api is null");
    requireNonNull(trust, "trust is null");
    requireNonNull(silence, "silence is null");
    bindAddress = ListenAddress.withoutBrackets(bindAddress);
    requireNonNull(enforce, "enforce is null");
    requireNonNull(failOn, "failOn is null");
    requireNonNull(controls, "controls is null");
    if (!Settings.isUsable(upstream)) {
      throw new IllegalArgumentException(
          "upstream is not an http or https address without user, query and fragment");
    }
  }

  /** A passive proxy on a free port of this machine. */
  public static ProxySettings of(String api, URI upstream) {
    return new ProxySettings(
        api,
        upstream,
        Trust.usual(),
        SILENCE,
        "127.0.0.1",
        0,
        Optional.empty(),
        Optional.empty(),
        Enforce.NOTHING,
        Rule.Status.INFERRED,
        false,
        Optional.empty(),
        Controls.OFF);
  }

  /** The same with something not let through. */
  public ProxySettings enforcing(Enforce other) {
    return copy(trust, silence, https, other, cors, controls);
  }

  /** The same with switches on. */
  public ProxySettings withControls(Controls other) {
    return copy(trust, silence, https, enforce, cors, other);
  }

  /** The same with other certificates taken, and another patience. */
  public ProxySettings withTrust(Trust other, Duration patience) {
    return copy(other, patience, https, enforce, cors, controls);
  }

  /** The same with HTTPS as well. */
  public ProxySettings withHttps(Https other) {
    return copy(trust, silence, Optional.of(other), enforce, cors, controls);
  }

  /** The same for the pages of a policy. */
  public ProxySettings withCors(CorsPolicy other) {
    return copy(trust, silence, https, enforce, Optional.of(other), controls);
  }

  private ProxySettings copy(
      Trust otherTrust,
      Duration otherSilence,
      Optional<Https> otherHttps,
      Enforce otherEnforce,
      Optional<CorsPolicy> otherCors,
      Controls otherControls) {
    return new ProxySettings(
        api,
        upstream,
        otherTrust,
        otherSilence,
        bindAddress,
        port,
        otherHttps,
        adminToken,
        otherEnforce,
        failOn,
        strict,
        otherCors,
        otherControls);
  }
}
