package io.github.leadmock.wiremock;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import com.github.tomakehurst.wiremock.verification.notmatched.PlainTextStubNotMatchedRenderer;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.wiremock.stubs.UserStubDetector;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that match no stub mapping. A browser that opens the printed address is shown
 * the way to the console, and users without stubs of their own do not see near misses of ours.
 * WireMock's near-miss report is for users who have stubs. Thread-safe.
 */
final class UnmatchedRequests extends NotMatchedRenderer {

  /** A media type that a client names only to refuse it (RFC 9110, section 12.4.2). */
  private static final Pattern NOT_WANTED = Pattern.compile("[^,]*;\\s*q=0(\\.0*)?\\s*(?=,|$)");

  private static final String WELCOME =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Leadmock</title>
      <body style="font-family: system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
      <h1>Leadmock is running</h1>
      <p>It mocks the lead APIs of %s at this address.</p>
      <p>%s</p>
      </body>
      </html>
      """;

  private static final String OPEN =
      "<a href=\"/__admin/leadmock/\">Open the console</a> for ready calls, leads to try and every"
          + " request as it comes in.";
  private static final String CLOSED =
      "Its console is closed, because other machines can reach the mock; start it with"
          + " <code>--admin-token TOKEN</code> to open it.";

  private final NotMatchedRenderer report;
  private final UserStubDetector watch;
  private final boolean consoleIsClosed;
  private final boolean strictWire;

  /**
   * Creates the renderer.
   *
   * @param watch knows whether the user has stubs
   * @param consoleIsClosed whether the console is closed to everyone
   * @param strictWire whether to add nothing at all, because a report would reveal the mock
   */
  UnmatchedRequests(
      Extensions extensions, UserStubDetector watch, boolean consoleIsClosed, boolean strictWire) {
    this.consoleIsClosed = consoleIsClosed;
    this.report = new PlainTextStubNotMatchedRenderer(extensions);
    this.watch = watch;
    this.strictWire = strictWire;
  }

  @Override
  public ResponseDefinition render(Admin admin, ServeEvent event) {
    LoggedRequest request = event.getRequest();
    if (strictWire) {
      return definition(404, "text/plain", "");
    }
    if (Urls.getPath(request.getUrl()).equals("/")
        && isRead(request)
        && accepts(request, "text/html")
        && !accepts(request, "json")) {
      return definition(200, "text/html", welcome());
    }
    if (watch.areStubsOurs() || accepts(request, "json")) {
      return definition(404, "application/json", notFound(request));
    }
    return report.execute(admin, event, PathParams.empty());
  }

  private String welcome() {
    String apis =
        Stream.of(VendorApi.values()).map(VendorApi::title).collect(Collectors.joining(" and "));
    return WELCOME.formatted(apis, consoleIsClosed ? CLOSED : OPEN);
  }

  private static boolean isRead(LoggedRequest request) {
    String method = request.getMethod().getName();
    return method.equals("GET") || method.equals("HEAD");
  }

  private static boolean accepts(LoggedRequest request, String type) {
    @Nullable String accept = request.getHeader("Accept");
    return accept != null
        && NOT_WANTED.matcher(accept.toLowerCase(Locale.ROOT)).replaceAll("").contains(type);
  }

  private static String notFound(LoggedRequest request) {
    String message =
        "no such resource: neither API has %s, and no stub mapping matches it; ./leadmock leads prints paths to try"
            .formatted(Urls.getPath(request.getUrl()));
    return JsonText.error(message);
  }

  private static ResponseDefinition definition(int status, String type, String body) {
    return responseDefinition()
        .withStatus(status)
        .withHeader("Content-Type", type)
        .withBody(body)
        .build();
  }
}
