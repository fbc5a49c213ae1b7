package io.github.leadmock.server;

import io.github.leadmock.message.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** How far OPTIONS and TRACE may still be sent on (RFC 9110, section 7.6.2). Stateless. */
final class MaxForwards {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** What a TRACE must not give away (RFC 9110, section 9.3.8). */
  private static final Set<String> SECRETS =
      Set.of("authorization", "proxy-authorization", "cookie");

  private MaxForwards() {}

  /** The number to send on; empty if the request has none, or none that counts. */
  static OptionalLong next(Request request) {
    OptionalLong left = left(request);
    return left.isPresent() ? OptionalLong.of(left.getAsLong() - 1) : left;
  }

  /** The answer to a request that may not be sent on; empty if it may. */
  static Optional<ServerResponse> answer(Request request) {
    OptionalLong left = left(request);
    if (left.isEmpty() || left.getAsLong() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        request.getMethod().equals("TRACE")
            ? new ServerResponse(
                200, List.of(new Header("Content-Type", "message/http")), received(request))
            : new ServerResponse(204, List.of(), new byte[0]));
  }

  private static OptionalLong left(Request request) {
    String method = request.getMethod();
    if (!method.equals("OPTIONS") && !method.equals("TRACE")) {
      return OptionalLong.empty();
    }
    String value = request.getHeaders().get(HttpHeader.MAX_FORWARDS);
    return value != null && NUMBER.matcher(value).matches()
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }

  private static byte[] received(Request request) {
    StringBuilder text = new StringBuilder();
    text.append(request.getMethod())
        .append(' ')
        .append(JettyServer.target(request.getHttpURI()))
        .append(' ')
        .append(request.getConnectionMetaData().getHttpVersion().asString())
        .append("\r\n");
    for (HttpField field : request.getHeaders()) {
      if (!SECRETS.contains(field.getLowerCaseName())) {
        text.append(field.getName()).append(": ").append(field.getValue()).append("\r\n");
      }
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
