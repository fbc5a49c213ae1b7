package io.github.leadmock.wiremock.http;

import com.github.tomakehurst.wiremock.common.Encoding;
import com.github.tomakehurst.wiremock.common.Strings;
import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.ContentTypeHeader;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.multipart.PartParser;
import io.github.leadmock.message.RequestBody;
import io.github.leadmock.server.ServerRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to our own server in WireMock's form. Its URL cannot make WireMock fail; a harmless
 * request also hides its headers on the body's type and coding. Not thread-safe: WireMock copies it
 * at once, on one thread.
 */
public final class WireMockRequest implements Request {

  private static final String HARMLESS = "application/octet-stream";

  private final ServerRequest inbound;
  private final String contextPath;
  private final HttpHeaders headers;

  /**
   * Creates a request for WireMock that does not make it fail: a body that is not what its headers
   * say is plain bytes. JSON that calls itself a form is such a body, as the documented curl call
   * sends it; so is a multipart body without a boundary.
   *
   * @param contextPath the prefix to strip from the path, as servlets do
   * @param plain whether the body is plain bytes whatever its headers say
   */
  public static WireMockRequest readable(ServerRequest inbound, String contextPath, boolean plain) {
    WireMockRequest request = new WireMockRequest(inbound, contextPath, plain);
    return plain || request.isReadable()
        ? request
        : new WireMockRequest(inbound, contextPath, true);
  }

  private boolean isReadable() {
    if (!inbound.intake().isUnderstood(contentType())) {
      return false;
    }
    try {
      formParameters();
      getParts();
      return true;
    } catch (Exception malformed) { // checked ones too, which WireMock throws undeclared
      return false;
    }
  }

  private WireMockRequest(ServerRequest inbound, String contextPath, boolean harmless) {
    this.inbound = inbound;
    this.contextPath = contextPath;
    this.headers = new HttpHeaders(harmless ? shown() : all());
  }

  private List<HttpHeader> all() {
    return inbound.headers().stream()
        .map(header -> new HttpHeader(header.name(), header.value()))
        .toList();
  }

  /** All headers, with the body's type replaced and its coding removed. */
  private List<HttpHeader> shown() {
    List<HttpHeader> shown = new ArrayList<>();
    for (HttpHeader header : all()) {
      boolean typed = header.keyEquals("Content-Type");
      if (!typed && !header.keyEquals("Content-Encoding")) {
        shown.add(header);
      }
      if (typed && shown.stream().noneMatch(there -> there.keyEquals("Content-Type"))) {
        shown.add(new HttpHeader(header.key(), HARMLESS));
      }
    }
    return shown;
  }

  @Override
  public String getUrl() {
    String url = inbound.url();
    return url.startsWith(contextPath) ? url.substring(contextPath.length()) : url;
  }

  @Override
  public String getAbsoluteUrl() {
    return inbound.origin() + inbound.url();
  }

  @Override
  public RequestMethod getMethod() {
    return RequestMethod.fromString(inbound.method());
  }

  @Override
  public String getScheme() {
    return inbound.scheme();
  }

  @Override
  public String getHost() {
    return inbound.host();
  }

  @Override
  public int getPort() {
    return inbound.port();
  }

  @Override
  public String getClientIp() {
    @Nullable String forwarded = inbound.header("X-Forwarded-For");
    return forwarded == null || forwarded.isEmpty() ? inbound.client() : forwarded;
  }

  @Override
  public @Nullable String getHeader(String key) {
    HttpHeader header = header(key);
    return header.isPresent() ? header.firstValue() : null;
  }

  @Override
  public HttpHeader header(String key) {
    return headers.getHeader(key);
  }

  @Override
  public ContentTypeHeader contentTypeHeader() {
    return headers.getContentTypeHeader();
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public boolean containsHeader(String key) {
    return header(key).isPresent();
  }

  @Override
  public Set<String> getAllHeaderKeys() {
    return headers.keys();
  }

  @Override
  public QueryParameter queryParameter(String key) {
    return Urls.splitQueryFromUrl(getUrl()).getOrDefault(key, QueryParameter.absent(key));
  }

  @Override
  public FormParameter formParameter(String key) {
    return formParameters().getOrDefault(key, FormParameter.absent(key));
  }

  @Override
  public Map<String, FormParameter> formParameters() {
    return NameValuePairs.form(contentType(), getBodyAsString());
  }

  @Override
  public Map<String, Cookie> getCookies() {
    Map<String, Cookie> cookies = new LinkedHashMap<>();
    NameValuePairs.cookies(header("Cookie"))
        .forEach((name, values) -> cookies.put(name, new Cookie(null, values)));
    return cookies;
  }

  @Override
  public byte[] getBody() {
    return inbound.intake().plain();
  }

  @Override
  public String getBodyAsString() {
    return Strings.stringFromBytes(getBody(), contentTypeHeader().charset());
  }

  @Override
  public String getBodyAsBase64() {
    return Encoding.encodeBase64(getBody());
  }

  @Override
  public boolean isMultipart() {
    @Nullable String type = contentType();
    return type != null && RequestBody.isMultipart(type);
  }

  @Override
  public @Nullable Collection<Part> getParts() {
    if (!isMultipart()) {
      return null;
    }
    Collection<Part> parts = PartParser.parseFrom(this);
    return parts.isEmpty() ? null : DistinctPart.of(parts);
  }

  @Override
  public @Nullable Part getPart(String name) {
    @Nullable Collection<Part> parts = getParts();
    return parts == null
        ? null
        : parts.stream().filter(part -> name.equals(part.getName())).findFirst().orElse(null);
  }

  @Override
  public boolean isBrowserProxyRequest() {
    return false;
  }

  @Override
  public Optional<Request> getOriginalRequest() {
    return Optional.empty();
  }

  @Override
  public String getProtocol() {
    return inbound.protocol();
  }

  private @Nullable String contentType() {
    return getHeader("Content-Type");
  }
}
