package io.github.leadmock.server;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 as Jetty speaks it, but for two things: it ignores {@code Upgrade} without {@code
 * Connection: Upgrade} (RFC 9110, section 7.8), which Jetty refuses, and answers HEAD without a
 * body even if it cannot parse the request (section 9.3.2), of which Jetty makes a GET. Both need a
 * class that Jetty's module hides, so on a module path it is HTTP/1.1 exactly as Jetty speaks it.
 */
final class Http1 extends HttpConnectionFactory {

  private Http1(HttpConfiguration http) {
    super(http);
  }

  static HttpConnectionFactory of(HttpConfiguration http) {
    boolean isOpen =
        HttpConnectionFactory.class
            .getModule()
            .isExported("org.eclipse.jetty.server.internal", Http1.class.getModule());
    return isOpen ? new Http1(http) : new HttpConnectionFactory(http);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    OneConnection connection = new OneConnection(getHttpConfiguration(), connector, endPoint);
    connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
    return configure(connection, connector, endPoint);
  }

  private static final class OneConnection extends HttpConnection {

    /** The target that Jetty makes up for a request that it cannot parse. */
    private static final String UNPARSED = "/badMessage";

    /** Set by Jetty's constructor, hence without a value here, which would come after it. */
    private @Nullable RequestHandler handler;

    OneConnection(HttpConfiguration http, Connector connector, EndPoint endPoint) {
      super(http, connector, endPoint);
    }

    /** Jetty makes it first, and keeps it: the parser has to have the same one. */
    @Override
    protected RequestHandler newRequestHandler() {
      RequestHandler made = super.newRequestHandler();
      handler = made;
      return made;
    }

    @Override
    protected HttpParser newHttpParser(HttpCompliance compliance) {
      HttpConfiguration http = getHttpConfiguration();
      HttpParser parser =
          new MethodParser(requireNonNull(handler), http.getRequestHeaderSize(), compliance);
      parser.setHeaderCacheSize(http.getHeaderCacheSize());
      parser.setHeaderCacheCaseSensitive(http.isHeaderCacheCaseSensitive());
      return parser;
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String target, HttpVersion version) {
      boolean head = UNPARSED.equals(target) && ((MethodParser) getParser()).isHead;
      return new OneStream(head ? "HEAD" : method, target, version);
    }

    private final class OneStream extends HttpStreamOverHTTP1 {

      private final List<HttpField> upgrades = new ArrayList<>();
      private boolean isAsked;

      OneStream(String method, String target, HttpVersion version) {
        super(method, target, version);
      }

      @Override
      public void parsedHeader(HttpField field) {
        if (field.getHeader() == HttpHeader.UPGRADE) {
          upgrades.add(field);
          return;
        }
        isAsked |=
            field.getHeader() == HttpHeader.CONNECTION
                && field.contains(HttpHeaderValue.UPGRADE.asString());
        super.parsedHeader(field);
      }

      @Override
      public Runnable headerComplete() {
        for (HttpField upgrade : upgrades) {
          // A field that Jetty does not know by its name, it only keeps.
          super.parsedHeader(
              isAsked ? upgrade : new HttpField(null, upgrade.getName(), upgrade.getValue()));
        }
        return super.headerComplete();
      }
    }
  }

  /** Remembers whether the request that is being read began as HEAD. */
  private static final class MethodParser extends HttpParser {

    private static final byte[] HEAD = "HEAD".getBytes(StandardCharsets.US_ASCII);

    private boolean isHead;

    MethodParser(RequestHandler handler, int mostHead, HttpCompliance compliance) {
      super(handler, mostHead, compliance);
    }

    @Override
    public boolean parseNext(ByteBuffer bytes) {
      if (isStart() && bytes.hasRemaining()) {
        isHead = isHead(bytes);
      }
      return super.parseNext(bytes);
    }

    private static boolean isHead(ByteBuffer line) {
      if (line.remaining() <= HEAD.length) {
        return false;
      }
      int start = line.position();
      for (int i = 0; i < HEAD.length; i++) {
        if (line.get(start + i) != HEAD[i]) {
          return false;
        }
      }
      return line.get(start + HEAD.length) <= ' ';
    }
  }
}
