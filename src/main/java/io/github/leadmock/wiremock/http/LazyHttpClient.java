package io.github.leadmock.wiremock.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates WireMock's HTTP clients at first use. WireMock creates two at each start, with trust
 * stores and lists of domains, which took a fifth of the time to the first answer; few mocks ever
 * proxy. Thread-safe.
 */
public final class LazyHttpClient implements HttpClientFactory {

  @Override
  public HttpClient buildHttpClient(
      Options options,
      boolean trustAllCertificates,
      List<String> trustedHosts,
      boolean useSystemProperties) {
    Once client =
        new Once(
            () ->
                new ApacheHttpClientFactory()
                    .buildHttpClient(
                        options, trustAllCertificates, trustedHosts, useSystemProperties));
    return request -> client.get().execute(request);
  }

  /** Creates its client once. */
  private static final class Once {

    private final Supplier<HttpClient> maker;
    private @Nullable HttpClient made;

    Once(Supplier<HttpClient> maker) {
      this.maker = maker;
    }

    synchronized HttpClient get() {
      if (made == null) {
        made = maker.get();
      }
      return made;
    }
  }
}
