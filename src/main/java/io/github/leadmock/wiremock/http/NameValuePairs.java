package io.github.leadmock.wiremock.http;

import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.http.Cookie;
import wiremock.org.eclipse.jetty.http.CookieCompliance;
import wiremock.org.eclipse.jetty.http.MimeTypes;
import wiremock.org.eclipse.jetty.server.Cookies;
import wiremock.org.eclipse.jetty.util.MultiMap;
import wiremock.org.eclipse.jetty.util.UrlEncoded;

/**
 * Parses forms and cookies with the same code as WireMock's own server, so that stubs match the
 * same requests behind both.
 */
final class NameValuePairs {

  private static final String FORM = "application/x-www-form-urlencoded";

  private NameValuePairs() {}

  /** The fields of a form; empty if the content type is another. */
  static Map<String, FormParameter> form(@Nullable String contentType, String body) {
    if (contentType == null || !contentType.contains(FORM)) {
      return Map.of();
    }
    Charset charset =
        Optional.ofNullable(MimeTypes.getCharsetFromContentType(contentType))
            .map(Charset::forName)
            .orElse(Charset.defaultCharset());
    MultiMap<String> fields = new MultiMap<>();
    UrlEncoded.decodeTo(body, fields, charset);
    Map<String, FormParameter> parameters = new LinkedHashMap<>();
    fields.forEach((name, values) -> parameters.put(name, new FormParameter(name, values)));
    return parameters;
  }

  /** A request's cookies, with each one's values in order. */
  static Map<String, List<String>> cookies(HttpHeader header) {
    Map<String, List<String>> cookies = new LinkedHashMap<>();
    if (header.isPresent()) {
      Cookies parser = new Cookies(CookieCompliance.RFC6265, null);
      header.values().forEach(parser::addCookieField);
      for (Cookie cookie : parser.getCookies()) {
        cookies
            .computeIfAbsent(cookie.getName(), unseen -> new ArrayList<>())
            .add(cookie.getValue());
      }
    }
    return cookies;
  }
}
