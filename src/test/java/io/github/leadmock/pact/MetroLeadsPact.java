package io.github.leadmock.pact;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslRequestWithPath;
import au.com.dius.pact.consumer.dsl.PactDslResponse;
import au.com.dius.pact.consumer.dsl.PactDslWithState;
import au.com.dius.pact.core.model.RequestResponsePact;
import java.net.URI;
import java.util.Optional;

/** What the pacts of the MetroLeads operations share. */
interface MetroLeadsPact {

  /** A lead and its company. */
  record Lead(String company, String id) {}

  /** The lead of the documented calls that add, update and remove a note. */
  Lead LEAD =
      new Lead("1ef4e845-b2f4-4e48-b2ed-d1f238287d96", "8a956836-457a-4da6-a8de-66edd3fa81db");

  /** The lead of the documented list of events. */
  Lead LISTED =
      new Lead("5245533b-e8c4-4292-b6b0-62ac6ecedb3e", "2633fdaf-77f2-48bb-9f7b-6c88a760e5b6");

  /** The lead of the documented list of comments. */
  Lead COMMENTED =
      new Lead("e87afa71-2a79-11e1-b301-12313b0ed8f1", "e1225b1a-d466-11e1-bebd-12313d233945");

  /** An id that does not exist. */
  String NOBODY = "00000000-0000-4000-8000-000000000000";

  /** A lead that does not exist. */
  Lead NO_LEAD = new Lead(LEAD.company(), NOBODY);

  /** A client as a program would set it up. */
  default MetroLeadsClient client(MockServer server, Lead lead) {
    return clientOf(server, Optional.of(Wire.AUTHORIZATION), lead);
  }

  /** A client without credentials. */
  default MetroLeadsClient anonymous(MockServer server, Lead lead) {
    return clientOf(server, Optional.empty(), lead);
  }

  /** A client that requests a lead that does not exist. */
  default MetroLeadsClient lost(MockServer server) {
    return clientOf(server, Optional.of(Wire.AUTHORIZATION), NO_LEAD);
  }

  private static MetroLeadsClient clientOf(
      MockServer server, Optional<String> authorization, Lead lead) {
    return new MetroLeadsClient(
        new JsonClient(URI.create(server.getUrl()), authorization), lead.company(), lead.id());
  }

  /** A request below a lead, with its id in the path. */
  static PactDslRequestWithPath request(
      PactDslWithState state, String description, String method, String path, Lead lead) {
    return state
        .uponReceiving(description)
        .method(method)
        .pathFromProviderState(
            "/companies/${company}/leads/${lead}" + path,
            "/companies/" + lead.company() + "/leads/" + lead.id() + examples(path));
  }

  /** The same with credentials, in the provider state that supplies them. */
  static PactDslRequestWithPath authorized(
      PactDslWithState state, String description, String method, String path, Lead lead) {
    return request(state.given(States.CREDENTIALS), description, method, path, lead)
        .headerFromProviderState("Authorization", "${authorization}", Wire.AUTHORIZATION);
  }

  /** A JSON answer, like all answers. */
  static PactDslResponse answers(PactDslRequestWithPath request, int status) {
    return request
        .willRespondWith()
        .status(status)
        .matchHeader("Content-Type", Wire.JSON, "application/json");
  }

  /** An error; the document does not define the body of one. */
  static RequestResponsePact refuses(PactDslRequestWithPath request, int status) {
    return answers(request, status).toPact();
  }

  /** The body of a write. */
  static DslPart message(String text) {
    return LambdaDsl.newJsonBody(body -> body.stringValue("message", text)).build();
  }

  private static String examples(String path) {
    return path.replace("${event_type}", "note")
        .replace("${event}", ListCommentsPact.EVENT)
        .replace("${unknown}", NOBODY)
        .replace("${note}", EventShape.NOTE);
  }
}
