package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.common.NetworkAddressRules;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import io.github.leadmock.admin.ListenAddress;
import io.github.leadmock.store.StoreFailure;
import io.github.leadmock.tls.Https;
import io.github.leadmock.wiremock.http.LazyHttpClient;
import io.github.leadmock.wiremock.http.LogText;
import java.util.function.Consumer;
import java.util.function.Function;

/** Our configuration of WireMock. */
final class WireMockOptions {

  private WireMockOptions() {}

  /**
   * The options for WireMock.
   *
   * @param unmatched creates the renderer for requests that match no stub mapping
   */
  static WireMockConfiguration of(
      ListenAddress place,
      MemoryStores stores,
      LeadmockExtensionFactory extension,
      Function<Extensions, NotMatchedRenderer> unmatched,
      Consumer<String> log) {
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .bindAddress(place.bindAddress())
            .port(place.port())
            .fileSource(stores.files())
            .withStores(stores)
            .extensions(extension)
            .httpClientFactory(new LazyHttpClient())
            .notMatchedRendererFactory(unmatched)
            .notifier(new LogNotifier(log))
            // Formatting log text that nobody sees took half the time of a request.
            .stubRequestLoggingDisabled(true)
            .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
            .gzipDisabled(true)
            .asynchronousResponseEnabled(true)
            .jettyAcceptors(1)
            // A slow client blocks a thread until its connection has been silent for the idle
            // timeout.
            .containerThreads(200)
            // A thousand clients may connect at once; those refused would only retry after a
            // second.
            .jettyAcceptQueueSize(2_048)
            .jettyIdleTimeout(15_000L)
            // A proxying stub mapping could reach everything that this machine can.
            .limitProxyTargets(new NoTargets());
    place.https().ifPresent(secure -> configure(options, secure));
    return options;
  }

  private static void configure(WireMockConfiguration options, Https https) {
    options
        .httpsPort(https.port())
        .keystorePath(https.tls().keystore().toAbsolutePath().toString())
        .keystoreType(https.tls().type())
        .keystorePassword(https.tls().password())
        .keyManagerPassword(https.tls().password());
  }

  /** WireMock's own rules cannot refuse both names and addresses. */
  private static final class NoTargets implements NetworkAddressRules {
    @Override
    public boolean isAllowed(String target) {
      return false;
    }

    @Override
    public boolean isAllowedAll() {
      return false;
    }
  }

  /** Passes on errors only; WireMock's information is nothing but requests. */
  private record LogNotifier(Consumer<String> log) implements Notifier {

    // The client gets the same report; in the log it would be thirty lines for every favicon
    // request.
    private static final String NOT_MATCHED = "Request was not matched";

    // Also said of calls that ask for the impossible. The client gets the reason.
    private static final String ADMIN_CALL = "Unrecoverable error handling admin request";

    // What a helper of a template says of a user's mistake; it stands in the response too.
    private static final String HELPER = "[ERROR: ";

    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {
      if (!message.contains(NOT_MATCHED)) {
        log.accept(LogText.line(message));
      }
    }

    @Override
    public void error(String message, Throwable fault) {
      if (fault instanceof StoreFailure) {
        // The client is told, and the log says once that the store is gone.
        return;
      }
      if (message.equals(ADMIN_CALL) && fault instanceof RuntimeException) {
        log.accept(
            "WireMock failed on a call of its admin API, answered 400: "
                + LogText.line(fault.toString()));
        return;
      }
      if (message.startsWith(HELPER)) {
        log.accept("a template of a stub mapping could not be rendered: " + LogText.line(message));
        return;
      }
      log.accept(LogText.line(message) + "\n" + LogText.stackTrace(fault));
    }
  }
}
