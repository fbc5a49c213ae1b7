package io.github.leadmock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.data.OwnLead;
import io.github.leadmock.http.Client;
import io.github.leadmock.junit.LeadmockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example of leads of one's own in docs/java.md. */
class ReadmeDataTest {

  private static final String COMPANY = "5245533b-e8c4-4292-b6b0-62ac6ecedb3e";
  private static final String LEAD = "2633fdaf-77f2-48bb-9f7b-6c88a760e5b6";

  @RegisterExtension
  static LeadmockExtension mock =
      new LeadmockExtension()
          .withData(
              OwnLead.lead(COMPANY, LEAD)
                  .note("First contact")
                  .note("Call back")
                  .by("Ana Ruiz")
                  .comment("Done."),
              OwnLead.summary(7).member("status", "Won"));

  @Test
  void servesTheLeadsOfTheExample() {
    Client client = new Client(mock.baseUrl());

    assertThat(
            Client.json(client.get("/companies/%s/leads/%s/events".formatted(COMPANY, LEAD)))
                .toString())
        .contains("First contact", "Call back", "Ana Ruiz");
    assertThat(Client.json(client.get("/leads/summary/7")).toString()).contains("Won");
  }
}
