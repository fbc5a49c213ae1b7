package io.github.leadmock.wiremock.http;

import com.github.tomakehurst.wiremock.http.Body;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a multipart body under a name of its own. Several parts may have one name (RFC 7578,
 * section 4.3), but WireMock's templating fails on them. Its matchers look at headers and content,
 * not at this name.
 *
 * @param name as sent for the first part with a name; {@code a-3} if the body's third part is
 *     another {@code a}
 */
record DistinctPart(Request.Part part, @Nullable String name) implements Request.Part {

  /** The parts, of which no two have the same name. */
  static Collection<Request.Part> of(Collection<Request.Part> parts) {
    Set<@Nullable String> taken = new HashSet<>();
    return parts.stream().<Request.Part>map(part -> named(part, taken)).toList();
  }

  /** Adds to the names at each call, so their number is that of the part. */
  private static Request.Part named(Request.Part part, Set<@Nullable String> taken) {
    @Nullable String name = part.getName();
    if (taken.add(name)) {
      return part;
    }
    int number = taken.size() + 1;
    while (!taken.add(name + "-" + number)) {
      number++;
    }
    return new DistinctPart(part, name + "-" + number);
  }

  @Override
  public @Nullable String getName() {
    return name;
  }

  @Override
  public @Nullable String getFileName() {
    return part.getFileName();
  }

  @Override
  public HttpHeader getHeader(String key) {
    return part.getHeader(key);
  }

  @Override
  public HttpHeaders getHeaders() {
    return part.getHeaders();
  }

  @Override
  public Body getBody() {
    return part.getBody();
  }
}
