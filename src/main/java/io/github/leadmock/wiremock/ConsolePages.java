package io.github.leadmock.wiremock;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.leadmock.admin.ConsoleFile;
import io.github.leadmock.admin.ConsoleFiles;
import java.util.Optional;

/** Serves the console's files; the data in it comes from the admin API. */
final class ConsolePages implements AdminApiExtension {

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
        ConsoleFiles.HOME,
        (admin, event, path) -> answer(event.getRequest(), files.find(ConsoleFiles.INDEX)));
    router.add(
        RequestMethod.GET,
        ConsoleFiles.FOLDER + "**",
        (admin, event, path) ->
            answer(event.getRequest(), files.find(String.valueOf(path.get("0")))));
  }

  /** Without a host, because only the browser knows by which name it reached us. */
  private static ResponseDefinition toHome() {
    return responseDefinition()
        .withStatus(302)
        .withHeader("Location", "/__admin" + ConsoleFiles.HOME)
        .build();
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
            // Always revalidated, so that a new version of the mock shows at once.
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
