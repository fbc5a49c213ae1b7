package io.github.leadmock.restassured;

import io.github.leadmock.verify.Authorization;
import io.restassured.authentication.AuthenticationScheme;
import io.restassured.authentication.BasicAuthScheme;
import io.restassured.authentication.OAuth2Scheme;
import io.restassured.authentication.PreemptiveBasicAuthScheme;
import io.restassured.authentication.PreemptiveOAuth2HeaderScheme;
import io.restassured.specification.FilterableRequestSpecification;
import org.jspecify.annotations.Nullable;

/** A request's credentials, so that messages can mask them; empty if there are none. */
record Login(String user, String token) {

  static Login of(FilterableRequestSpecification request) {
    @Nullable String header = request.getHeaders().getValue("Authorization");
    return header == null ? of(request.getAuthenticationScheme()) : of(header);
  }

  private static Login of(AuthenticationScheme scheme) {
    if (scheme instanceof PreemptiveBasicAuthScheme basic) {
      return new Login(basic.getUserName(), basic.getPassword());
    }
    if (scheme instanceof BasicAuthScheme basic) {
      return new Login(basic.getUserName(), basic.getPassword());
    }
    if (scheme instanceof PreemptiveOAuth2HeaderScheme bearer) {
      return new Login("", bearer.getAccessToken());
    }
    if (scheme instanceof OAuth2Scheme bearer) {
      return new Login("", bearer.getAccessToken());
    }
    return new Login("", "");
  }

  private static Login of(String header) {
    Authorization sent = Authorization.of(header);
    return new Login(sent.user(), sent.token());
  }
}
