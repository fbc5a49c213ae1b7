package io.github.leadmock.pact;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSource;
import au.com.dius.pact.provider.IProviderInfo;
import au.com.dius.pact.provider.IProviderVerifier;
import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.HttpsTestTarget;
import au.com.dius.pact.provider.junit5.TestTarget;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import kotlin.Pair;

/** Sends an interaction's request, and passes the response on for cleaning up. */
record ReplayTarget(TestTarget target, Consumer<ProviderResponse> seen) implements TestTarget {

  static ReplayTarget of(URI baseUrl, Consumer<ProviderResponse> seen) {
    return new ReplayTarget(targetOf(baseUrl), seen);
  }

  private static TestTarget targetOf(URI url) {
    if (url.getScheme().equals("https")) {
      return new HttpsTestTarget(url.getHost(), portOr(443, url), url.getPath());
    }
    return new HttpTestTarget(url.getHost(), portOr(80, url), url.getPath());
  }

  private static int portOr(int standard, URI url) {
    return url.getPort() == -1 ? standard : url.getPort();
  }

  @Override
  public ProviderResponse executeInteraction(Object client, Object request) {
    ProviderResponse response = target.executeInteraction(client, request);
    seen.accept(response);
    return response;
  }

  @Override
  public Map<String, Object> getUserConfig() {
    return target.getUserConfig();
  }

  @Override
  public IProviderInfo getProviderInfo(String serviceName, PactSource pactSource) {
    return target.getProviderInfo(serviceName, pactSource);
  }

  @Override
  public Pair<Object, Object> prepareRequest(
      Pact pact, Interaction interaction, Map<String, Object> context) {
    return target.prepareRequest(pact, interaction, context);
  }

  @Override
  public boolean isHttpTarget() {
    return target.isHttpTarget();
  }

  @Override
  public void prepareVerifier(IProviderVerifier verifier, Object testInstance, Pact pact) {
    target.prepareVerifier(verifier, testInstance, pact);
  }

  @Override
  public boolean supportsInteraction(Interaction interaction) {
    return target.supportsInteraction(interaction);
  }
}
