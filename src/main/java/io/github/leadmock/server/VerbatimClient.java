package io.github.leadmock.server;

import java.net.URI;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's client, which sends methods as they are given: they are case-sensitive (RFC 9110, section
 * 9.1), and Jetty would send {@code get} as {@code GET}.
 */
// close() of Jetty's client throws Exception.
@SuppressWarnings("try")
final class VerbatimClient extends HttpClient {

  VerbatimClient(HttpClientTransport transport) {
    super(transport);
  }

  @Override
  public Request newRequest(URI uri) {
    return new Verbatim(this, new HttpConversation(), uri);
  }

  private static final class Verbatim extends HttpRequest {

    private @Nullable String given;

    Verbatim(HttpClient client, HttpConversation conversation, URI uri) {
      super(client, conversation, uri);
    }

    @Override
    public Request method(String method) {
      given = method;
      return super.method(method);
    }

    @Override
    public String getMethod() {
      return given == null ? super.getMethod() : given;
    }

    @Override
    protected HttpRequest copyInstance(URI uri) {
      return new Verbatim(getHttpClient(), getConversation(), uri);
    }
  }
}
