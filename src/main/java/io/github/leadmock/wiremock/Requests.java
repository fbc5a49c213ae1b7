package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.leadmock.api.Request;
import io.github.leadmock.engine.RequestReader;
import io.github.leadmock.message.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts WireMock's requests to ours. */
final class Requests {

  private static final byte[] NO_BODY = {};

  private Requests() {}

  static Request of(LoggedRequest request) {
    return of(request, request.getMethod().getName());
  }

  /**
   * The same, with the method as the client spelled it.
   *
   * @param method in any letter case
   */
  static Request of(LoggedRequest request, String method) {
    byte @Nullable [] body = request.getBody();
    return RequestReader.read(
        method,
        request.getPathParameters(),
        queryOf(request.getUrl()),
        headers(request.getHeaders()),
        body == null ? NO_BODY : body);
  }

  /** The path of a call of the admin API below {@code /__admin}, where filters see either form. */
  static String adminPath(com.github.tomakehurst.wiremock.http.Request call) {
    return Urls.getPath(call.getUrl()).replaceFirst("^/__admin(?=/)", "");
  }

  /** The scheme and host under which the client reached the mock, without a trailing slash. */
  static String origin(LoggedRequest request) {
    String all = request.getAbsoluteUrl();
    int path = all.indexOf('/', all.indexOf("://") + "://".length());
    return path < 0 ? all : all.substring(0, path);
  }

  /** The decoded query parameters of a URL. */
  static Map<String, List<String>> query(String url) {
    return RequestReader.query(queryOf(url));
  }

  /** The header fields, one per line of the head. */
  static List<Header> headers(@Nullable HttpHeaders headers) {
    List<Header> lines = new ArrayList<>();
    if (headers != null) {
      for (HttpHeader header : headers.all()) {
        header.values().forEach(value -> lines.add(new Header(header.key(), value)));
      }
    }
    return lines;
  }

  private static @Nullable String queryOf(String url) {
    int mark = url.indexOf('?');
    return mark < 0 ? null : url.substring(mark + 1);
  }
}
