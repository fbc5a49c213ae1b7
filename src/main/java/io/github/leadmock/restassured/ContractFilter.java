package io.github.leadmock.restassured;

import io.github.leadmock.report.FindingText;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.verify.Exchange;
import io.github.leadmock.verify.ExchangeCheck;
import io.github.leadmock.verify.Finding;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks every response of REST Assured tests against the contract: the status is documented, the
 * body is JSON with a JSON content type, and a success matches its schema, including JSON text
 * inside strings. A violation is an {@link AssertionError} that names the rule and its source and
 * shows no credentials. The test can still read the response.
 *
 * <p>A violation of an assumed rule alone is not an error, unless the filter is {@link #strict()}.
 *
 * <p>Operations are found by method and path, below any base path. A request that matches no
 * operation of the API passes unchecked, unless {@link #everyRequest()} is set. Immutable and
 * thread-safe.
 */
public final class ContractFilter implements Filter {

  private final ExchangeCheck check;
  private final boolean everyRequest;

  private ContractFilter(ExchangeCheck check, boolean everyRequest) {
    this.check = check;
    this.everyRequest = everyRequest;
  }

  /** Checks the operations of MetroLeads, lenient where the documents are silent. */
  public static ContractFilter metroLeads() {
    return new ContractFilter(ExchangeCheck.of(VendorApi.METROLEADS.key()), false);
  }

  /** Checks the operation of LiveForce, lenient where the documents are silent. */
  public static ContractFilter liveForce() {
    return new ContractFilter(ExchangeCheck.of(VendorApi.LIVEFORCE.key()), false);
  }

  /** The same, but assumed rules count too. */
  public ContractFilter strict() {
    return new ContractFilter(check.strict(), everyRequest);
  }

  /** The same, but a request that matches no operation of the API is an error. */
  public ContractFilter everyRequest() {
    return new ContractFilter(check, true);
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    URI url = URI.create(request.getURI());
    Optional<String> operation = check.operation(request.getMethod(), url.getRawPath());
    if (operation.isEmpty()) {
      refuseUnknown(request.getMethod(), url);
      return context.next(request, expected);
    }
    Response response = context.next(request, expected);
    byte[] body = response.asByteArray();
    List<Finding> findings =
        check.check(operation.get(), exchange(request, url, response, body)).stream()
            .filter(Finding::fails)
            .toList();
    if (!findings.isEmpty()) {
      throw new AssertionError(
          "%s answers %s, against the contract of %s:%n%n%s"
              .formatted(
                  operation.get(),
                  response.statusCode(),
                  check.rules().api(),
                  FindingText.of(findings, check.rules())));
    }
    return response;
  }

  private void refuseUnknown(String method, URI url) {
    if (everyRequest) {
      throw new AssertionError(
          "%s %s is not an operation of %s; expected one of its documented methods and paths"
              .formatted(method, url.getRawPath(), check.rules().api()));
    }
  }

  private static Exchange exchange(
      FilterableRequestSpecification request, URI url, Response response, byte[] body) {
    Login login = Login.of(request);
    @Nullable Object sent = request.getBody();
    return new Exchange(
        request.getMethod(),
        url,
        login.user(),
        login.token(),
        Optional.ofNullable(request.getContentType()),
        sent instanceof String text ? Optional.of(text) : Optional.empty(),
        Exchange.isConditional(request.getHeaders()::hasHeaderWithName),
        response.statusCode(),
        response.headers().asList().stream()
            .collect(
                Collectors.groupingBy(
                    Header::getName, Collectors.mapping(Header::getValue, Collectors.toList()))),
        body,
        Optional.empty());
  }
}
