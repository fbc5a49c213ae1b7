package io.github.leadmock.server;

import java.net.URI;
import org.eclipse.jetty.client.AsyncRequestContent;
import org.eclipse.jetty.client.ContentSourceRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's client, which sends what it is given: methods are case-sensitive (RFC 9110, section 9.1),
 * and Jetty would send {@code get} as {@code GET}; path and query must not be modified (section
 * 7.7), and Jetty would read them as an address first; and a body without a media type gets none.
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

  /**
   * A request to a server.
   *
   * @param server scheme, host and port
   * @param path as it is to be sent
   * @param query as it is to be sent, without the question mark; null for none
   */
  Request newRequest(URI server, String path, @Nullable String query) {
    Verbatim request = new Verbatim(this, new HttpConversation(), server);
    request.givenPath = path;
    request.givenQuery = query;
    return request;
  }

  private static final class Verbatim extends HttpRequest {

    private @Nullable String givenMethod;
    private @Nullable String givenPath;
    private @Nullable String givenQuery;

    Verbatim(HttpClient client, HttpConversation conversation, URI uri) {
      super(client, conversation, uri);
    }

    @Override
    public Request method(String method) {
      givenMethod = method;
      return super.method(method);
    }

    @Override
    public String getMethod() {
      return givenMethod == null ? super.getMethod() : givenMethod;
    }

    @Override
    public String getPath() {
      return givenPath == null ? super.getPath() : givenPath;
    }

    @Override
    public @Nullable String getQuery() {
      return givenPath == null ? super.getQuery() : givenQuery;
    }

    /** Content that waits for 100 (Continue) would name a media type of its own. */
    @Override
    public Request body(Content content) {
      return super.body(
          content instanceof AsyncRequestContent
              ? new ContentSourceRequestContent(content, null)
              : content);
    }

    @Override
    protected HttpRequest copyInstance(URI uri) {
      return new Verbatim(getHttpClient(), getConversation(), uri);
    }
  }
}
