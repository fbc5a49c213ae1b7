package io.github.leadmock.wiremock.http;

import static com.github.tomakehurst.wiremock.stubbing.ServeEvent.ORIGINAL_SERVE_EVENT_KEY;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.DefaultFactory;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.leadmock.message.Header;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.message.LenientUrl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/**
 * WireMock's own server with our filters in front. Marked as a default, so that a server from
 * another extension takes precedence.
 */
public final class GuardedServer implements HttpServerFactory, DefaultFactory {

  private final Filter bodyFilter;
  private final Optional<Filter> adminGuard;
  private final Function<ServeEvent, List<Header>> unmatchedHeaders;

  /**
   * Creates the factory.
   *
   * @param unmatchedHeaders further headers of the response to a request that matches no stub
   *     mapping
   */
  public GuardedServer(
      Filter bodyFilter,
      Optional<Filter> adminGuard,
      Function<ServeEvent, List<Header>> unmatchedHeaders) {
    this.bodyFilter = bodyFilter;
    this.adminGuard = adminGuard;
    this.unmatchedHeaders = unmatchedHeaders;
  }

  @Override
  public HttpServer buildHttpServer(
      Options options,
      AdminRequestHandler adminRequestHandler,
      StubRequestHandler stubRequestHandler) {
    // An anonymous class, because the base class's constructor calls these methods before a
    // subclass's own fields would be set.
    return new Jetty11HttpServer(options, adminRequestHandler, stubRequestHandler) {
      @Override
      protected void applyAdditionalServerConfiguration(Server server, Options given) {
        // Creates the connector that browser proxying needs.
        super.applyAdditionalServerConfiguration(server, given);
        server.setErrorHandler(new JsonErrors(new ErrorHandler(), unmatchedHeaders));
      }

      @Override
      protected void decorateMockServiceContextBeforeConfig(ServletContextHandler context) {
        addFirst(context, bodyFilter);
      }

      @Override
      protected void decorateMockServiceContextAfterConfig(ServletContextHandler context) {
        context.setErrorHandler(new JsonErrors(context.getErrorHandler(), unmatchedHeaders));
      }

      @Override
      protected void decorateAdminServiceContextBeforeConfig(ServletContextHandler context) {
        adminGuard.ifPresent(guard -> addFirst(context, guard));
        addFirst(context, bodyFilter);
      }
    };
  }

  /**
   * Renders the server's errors as JSON, for requests that reach no API (a path above the root, a
   * malformed header, a server error); WireMock's near-miss report stays as it is.
   */
  private static final class JsonErrors extends ErrorHandler {

    private final ErrorHandler notFound;
    private final Function<ServeEvent, List<Header>> unmatchedHeaders;

    JsonErrors(ErrorHandler notFound, Function<ServeEvent, List<Header>> unmatchedHeaders) {
      this.notFound = notFound;
      this.unmatchedHeaders = unmatchedHeaders;
    }

    @Override
    public boolean errorPageForMethod(String method) {
      return true;
    }

    @Override
    public void handle(
        String target, Request base, HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      if (response.getStatus() == HttpStatus.NOT_FOUND_404) {
        if (request.getAttribute(ORIGINAL_SERVE_EVENT_KEY) instanceof ServeEvent event) {
          unmatchedHeaders
              .apply(event)
              .forEach(header -> response.addHeader(header.name(), header.value()));
        }
        notFound.handle(target, base, request, response);
        return;
      }
      base.setHandled(true);
      response.setContentType("application/json");
      response.getOutputStream().write(json(message(response.getStatus())));
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable headers) {
      headers.put(HttpHeader.CONTENT_TYPE, "application/json");
      return ByteBuffer.wrap(json(isPlain(reason, status) ? message(status) : reason));
    }

    private static boolean isPlain(@Nullable String reason, int status) {
      return reason == null || reason.equals(HttpStatus.getMessage(status));
    }

    /** Of a target that it cannot take apart, Jetty says nothing. */
    private static String message(int status) {
      String plain = HttpStatus.getMessage(status);
      return status == HttpStatus.BAD_REQUEST_400 ? plain + ": " + LenientUrl.READABLE : plain;
    }

    private static byte[] json(String message) {
      return JsonText.error(message).getBytes(StandardCharsets.UTF_8);
    }
  }

  private static void addFirst(ServletContextHandler context, Filter filter) {
    FilterHolder holder = new FilterHolder(filter);
    holder.setAsyncSupported(true);
    context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
  }
}
