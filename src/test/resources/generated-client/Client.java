import client.liveforce.LeadsApi;
import client.metroleads.ApiClient;
import client.metroleads.ApiException;
import client.metroleads.AuthenticationApi;
import client.metroleads.EventsApi;
import client.metroleads.NotesApi;
import client.metroleads.model.CommentList;
import client.metroleads.model.Event;
import client.metroleads.model.EventPage;
import client.metroleads.model.NoteText;
import client.metroleads.model.SavedNote;
import java.util.Base64;
import java.util.UUID;

/**
 * Calls every operation with clients that openapi-generator has made. GeneratedClientIT runs it.
 */
public final class Client {

  private static final UUID COMPANY = UUID.fromString("c0ffee00-1ead-4000-8000-000000000000");
  private static final UUID LEAD = UUID.fromString("c0ffee00-1ead-4000-8000-000000000004");
  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("you@example.com:secret".getBytes());

  private static ApiClient client(String baseUrl) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(baseUrl);
    client.setRequestInterceptor(request -> request.header("Authorization", LOGIN));
    return client;
  }

  public static void main(String[] arguments) throws Exception {
    String baseUrl = arguments[0];
    EventsApi events = new EventsApi(client(baseUrl));
    NotesApi notes = new NotesApi(client(baseUrl));

    EventPage page = events.listEvents(COMPANY, LEAD, 0, 20, null, null);
    check(page.getCount() == 21 && page.getEvents().size() == 20, "a page of events");
    Event commented =
        page.getEvents().stream()
            .filter(event -> event.getData().getCommentCount() > 0)
            .findFirst()
            .orElseThrow();
    check(commented.getData().getMessage() != null, "an event has its message");
    CommentList comments =
        events.listComments(
            COMPANY, LEAD, commented.getType(), commented.getData().getEventId(), null, null);
    check(comments.getSubEvents().size() == comments.getTotalCount(), "comments");

    SavedNote added = notes.addNote(COMPANY, LEAD, new NoteText().message("5% off"), null, null);
    check(added.getData().getMessage().equals("5% off"), "a note");
    UUID id = added.getData().getEventId();
    SavedNote updated =
        notes.updateNote(COMPANY, LEAD, id, new NoteText().message("6% off"), null, null);
    check(updated.getData().getMessage().equals("6% off"), "its new text");
    notes.removeNote(COMPANY, LEAD, id, null, null);
    check(
        new AuthenticationApi(client(baseUrl)).issueToken("you@example.com", "secret", null, null)
            != null,
        "a token");

    refused(404, () -> notes.removeNote(COMPANY, LEAD, id, null, null));
    ApiClient anonymous = new ApiClient();
    anonymous.updateBaseUri(baseUrl);
    refused(401, () -> new EventsApi(anonymous).listEvents(COMPANY, LEAD, 0, 20, null, null));

    for (String lead : new String[] {"1", "2", "3"}) {
      client.liveforce.ApiClient liveforce = new client.liveforce.ApiClient();
      liveforce.updateBaseUri(baseUrl + "/api/v1");
      liveforce.setRequestInterceptor(request -> request.header("Authorization", LOGIN));
      check(
          new LeadsApi(liveforce).leadSummary(lead, null, null).getData().getId().equals(lead),
          "the summary of lead " + lead);
    }
    System.out.println("all calls as generated");
  }

  private interface Attempt {
    Object run() throws ApiException;
  }

  private static void refused(int status, Attempt attempt) {
    try {
      attempt.run();
    } catch (ApiException refused) {
      check(refused.getCode() == status, "expected " + status + ", got " + refused.getCode());
      return;
    }
    throw new IllegalStateException("no refusal with " + status);
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw new IllegalStateException(what);
    }
  }
}
