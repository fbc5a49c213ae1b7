package io.github.leadmock.mock;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.leadmock.console.ConsoleFile;
import io.github.leadmock.console.ConsoleFiles;
import java.util.Optional;

/** Serves the files of the console; everything that it shows comes from the admin API. */
final class ConsolePages implements AdminApiExtension {

  /** Where the console is, below WireMock's admin path. */
  static final String HOME = "/leadmock/";

  private static final String FILES = "/leadmock/console/";

  private final ConsoleFiles files = new ConsoleFiles();

  @Override
  public String getName() {
    return "leadmock-pages";
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    router.add(RequestMethod.GET, "/leadmock", (admin, event, path) -> toHome());
    router.add(
        RequestMethod.GET,
        HOME,
        (admin, event, path) -> answer(event.getRequest(), files.find(ConsoleFiles.INDEX)));
    router.add(
        RequestMethod.GET,
        FILES + "**",
        (admin, event, path) ->
            answer(event.getRequest(), files.find(String.valueOf(path.get("0")))));
  }

  /**
   * Whether a request for this path gets a file of the console, which holds no secret.
   *
   * @param path the whole path, as the client sent it
   */
  static boolean isFile(String path) {
    return path.equals("/__admin/leadmock")
        || path.equals("/__admin" + HOME)
        || (path.startsWith("/__admin" + FILES) && !path.contains("..") && !path.contains("%"));
  }

  /** Relative, because only the browser knows under which name it reached us. */
  private static ResponseDefinition toHome() {
    return responseDefinition().withStatus(302).withHeader("Location", "/__admin" + HOME).build();
  }

  private static ResponseDefinition answer(Request request, Optional<ConsoleFile> found) {
    if (found.isEmpty()) {
      return responseDefinition()
          .withStatus(404)
          .withHeader("Content-Type", "text/plain; charset=utf-8")
          .withBody("no such file of the console; it starts at /__admin/leadmock/\n")
          .build();
    }
    ConsoleFile file = found.get();
    var response =
        responseDefinition()
            .withHeader("ETag", file.etag())
            // Asked for again each time, so that a new version of the mock is seen at once.
            .withHeader("Cache-Control", "no-cache")
            .withHeader("Content-Security-Policy", ConsoleFiles.CONTENT_SECURITY_POLICY)
            .withHeader("X-Content-Type-Options", "nosniff")
            .withHeader("Referrer-Policy", "no-referrer");
    if (file.etag().equals(request.getHeader("If-None-Match"))) {
      return response.withStatus(304).build();
    }
    return response
        .withStatus(200)
        .withHeader("Content-Type", file.contentType())
        .withBody(file.content())
        .build();
  }
}
