package io.github.leadmock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.greaterThan;

import io.github.leadmock.junit.ContractTests;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import io.github.leadmock.restassured.ContractFilter;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeadmockExtension.class)
class ReadmeContractTest {

  private static final String COMPANY = "c0ffee00-1ead-4000-8000-000000000000";
  private static final String LEAD = "c0ffee00-1ead-4000-8000-000000000004";

  @TestFactory
  Stream<DynamicNode> meetsTheContract(@LeadmockUrl URI baseUrl) {
    return ContractTests.metroLeads(baseUrl, COMPANY, LEAD)
        .user("you@example.com")
        .token("secret")
        .tests();
  }

  @Test
  void listsEvents(@LeadmockUrl URI baseUrl) {
    given()
        .filter(ContractFilter.metroLeads())
        .auth()
        .preemptive()
        .basic("you@example.com", "secret")
        .get(baseUrl + "/companies/{company}/leads/{lead}/events", COMPANY, LEAD)
        .then()
        .body("count", greaterThan(0));
  }
}
