package io.github.leadmock.bench;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * What a verifier needs to know of a server.
 *
 * @param api the API to look at
 * @param baseUrl what stands before {@code /companies}, {@code /auth} and {@code /leads}, without a
 *     slash at the end
 * @param user the e-mail or client id
 * @param token the access token
 * @param company the company of the MetroLeads lead
 * @param lead the MetroLeads lead
 * @param leadId the LiveForce lead
 */
public record Target(
    Api api, URI baseUrl, String user, String token, String company, String lead, String leadId) {

  /** Checks that nothing is missing. */
  public Target {
    requireNonNull(api, "api is null");
    requireNonNull(baseUrl, "baseUrl is null");
    requireNonNull(user, "user is null");
    requireNonNull(token, "token is null");
    requireNonNull(company, "company is null");
    requireNonNull(lead, "lead is null");
    requireNonNull(leadId, "leadId is null");
  }

  Target withBasePath(String path) {
    return new Target(api, baseUrl.resolve("/").resolve(path), user, token, company, lead, leadId);
  }

  Target withLeadId(String other) {
    return new Target(api, baseUrl, user, token, company, lead, other);
  }
}
