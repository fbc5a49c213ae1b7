package io.github.leadmock.server;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/2 in plain text. Ignores a request to upgrade to it that has not exactly one readable {@code
 * HTTP2-Settings} (RFC 7540, section 3.2.1), which Jetty refuses; a server may always stay with
 * HTTP/1.1 (RFC 9110, section 7.8).
 */
final class PlainHttp2 extends HTTP2CServerConnectionFactory {

  PlainHttp2(HttpConfiguration http) {
    super(http);
  }

  @Override
  public @Nullable Connection upgradeConnection(
      Connector connector,
      EndPoint endPoint,
      MetaData.Request request,
      HttpFields.Mutable response) {
    boolean isPreface = request.getMethod().equals("PRI");
    if (!isPreface && request.getHttpFields().getFields(HttpHeader.HTTP2_SETTINGS).size() != 1) {
      return null;
    }
    try {
      return super.upgradeConnection(connector, endPoint, request, response);
    } catch (RuntimeException unreadable) {
      if (isPreface) {
        throw unreadable;
      }
      return null;
    }
  }
}
