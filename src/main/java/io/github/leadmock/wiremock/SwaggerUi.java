package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.leadmock.message.Header;
import io.github.leadmock.server.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The admin pages in WireMock's jar: its API viewer. */
final class SwaggerUi {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "json", "application/json",
          "yaml", "application/yaml",
          "png", "image/png",
          "svg", "image/svg+xml");

  /**
   * A page, if there is one.
   *
   * @param path the path below {@code /__admin}, canonical, so that it stays inside the folder
   */
  Optional<ServerResponse> find(String path) {
    if (path.equals("/swagger-ui")) {
      return Optional.of(
          new ServerResponse(
              302, List.of(new Header("Location", "/__admin/swagger-ui/")), new byte[0]));
    }
    if (!path.startsWith("/swagger-ui/")) {
      return Optional.empty();
    }
    String file = path.endsWith("/") ? path + "index.html" : path;
    try (@Nullable InputStream page = WireMockServer.class.getResourceAsStream("/assets" + file)) {
      return page == null
          ? Optional.empty()
          : Optional.of(
              new ServerResponse(
                  200, List.of(new Header("Content-Type", type(file))), page.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String type(String file) {
    return TYPES.getOrDefault(
        file.substring(file.lastIndexOf('.') + 1), "application/octet-stream");
  }
}
