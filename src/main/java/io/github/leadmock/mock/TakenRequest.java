package io.github.leadmock.mock;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose body is in memory already, unpacked, and whose content type and address cannot
 * trip WireMock: characters that may not stand in an address, lone percent signs among them, are
 * escaped.
 */
final class TakenRequest extends HttpServletRequestWrapper {

  private static final String HARMLESS = "application/octet-stream";
  private static final Pattern NOT_IN_ADDRESSES =
      Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?@!$&'()*+,;=%-]");

  private final byte[] body;
  private final boolean ownContentType;

  TakenRequest(HttpServletRequest request, byte[] body, boolean ownContentType) {
    super(request);
    this.body = body;
    this.ownContentType = ownContentType;
  }

  /** The same path, or query, with an escape for each character that may not stand there. */
  static String mend(String address) {
    return NOT_IN_ADDRESSES
        .matcher(address)
        .replaceAll(
            wrong -> URLEncoder.encode(wrong.group(), StandardCharsets.UTF_8).replace("+", "%20"));
  }

  @Override
  public String getRequestURI() {
    return mend(super.getRequestURI());
  }

  @Override
  public StringBuffer getRequestURL() {
    String url = super.getRequestURL().toString();
    return new StringBuffer(url.substring(0, url.length() - super.getRequestURI().length()))
        .append(getRequestURI());
  }

  @Override
  public @Nullable String getQueryString() {
    String query = super.getQueryString();
    return query == null ? null : mend(query);
  }

  @Override
  public ServletInputStream getInputStream() {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body);
    return new ServletInputStream() {
      @Override
      public int read() {
        return bytes.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        return bytes.read(target, offset, length);
      }

      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("the body is in memory, nobody has to listen for it");
      }
    };
  }

  /**
   * Not a form, whatever the header says: WireMock would decode the documented curl call's JSON as
   * one.
   */
  @Override
  public @Nullable String getContentType() {
    return ownContentType && !isForm(super.getContentType()) ? super.getContentType() : null;
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (name.equalsIgnoreCase("Content-Encoding")) {
      return null;
    }
    return isReplaced(name) ? HARMLESS : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    if (name.equalsIgnoreCase("Content-Encoding")) {
      return Collections.emptyEnumeration();
    }
    return isReplaced(name) ? Collections.enumeration(List.of(HARMLESS)) : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = new ArrayList<>(Collections.list(super.getHeaderNames()));
    names.removeIf(name -> name.equalsIgnoreCase("Content-Encoding"));
    return Collections.enumeration(names);
  }

  private boolean isReplaced(String name) {
    return !ownContentType
        && name.equalsIgnoreCase("Content-Type")
        && super.getHeader(name) != null;
  }

  private static boolean isForm(@Nullable String contentType) {
    return contentType != null && contentType.contains("x-www-form-urlencoded");
  }
}
