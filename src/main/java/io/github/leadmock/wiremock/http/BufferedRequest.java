package io.github.leadmock.wiremock.http;

import io.github.leadmock.message.LenientUrl;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose body is already in memory and whose URL cannot make WireMock fail: characters
 * that are not allowed, including lone percent signs, are escaped. A harmless request also hides
 * its headers on the body's type and coding.
 */
final class BufferedRequest extends HttpServletRequestWrapper {

  private static final String HARMLESS = "application/octet-stream";

  private final byte[] body;
  private final boolean harmless;

  BufferedRequest(HttpServletRequest request, byte[] body, boolean harmless) {
    super(request);
    this.body = body;
    this.harmless = harmless;
  }

  @Override
  public String getRequestURI() {
    return LenientUrl.mend(super.getRequestURI());
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
    return query == null ? null : LenientUrl.mend(query);
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

  @Override
  public @Nullable String getContentType() {
    return harmless ? null : super.getContentType();
  }

  @Override
  public @Nullable String getCharacterEncoding() {
    return harmless ? null : super.getCharacterEncoding();
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (isHidden(name)) {
      return null;
    }
    return isReplaced(name) ? HARMLESS : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    if (isHidden(name)) {
      return Collections.emptyEnumeration();
    }
    return isReplaced(name) ? Collections.enumeration(List.of(HARMLESS)) : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = new ArrayList<>(Collections.list(super.getHeaderNames()));
    names.removeIf(this::isHidden);
    return Collections.enumeration(names);
  }

  private boolean isHidden(String name) {
    return harmless && name.equalsIgnoreCase("Content-Encoding");
  }

  private boolean isReplaced(String name) {
    return harmless && name.equalsIgnoreCase("Content-Type") && super.getHeader(name) != null;
  }
}
