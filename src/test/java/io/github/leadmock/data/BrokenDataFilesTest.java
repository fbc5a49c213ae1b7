package io.github.leadmock.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with one mistake each: every one gets a line that says where, expected and got. */
class BrokenDataFilesTest {

  private static final String COMPANY = "7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a10";
  private static final String LEAD = "7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a11";
  private static final String EVENT = "0b8c6a3e-2f0d-4a51-8a3c-6a3b8f0c1d04";
  private static final String HEAD = "company: " + COMPANY + "\nlead: " + LEAD + "\n";
  private static final String PATH = "/companies/" + COMPANY + "/leads/" + LEAD;

  /** A file and the line about it. */
  record Broken(String name, String text, String line) {

    @Override
    public String toString() {
      return line.length() < 100 ? line : line.substring(0, 100);
    }
  }

  private static Broken yaml(String text, String line) {
    return new Broken("lead.yaml", text, line);
  }

  private static Broken lead(String text, String line) {
    return yaml(HEAD + text, line);
  }

  private static Broken json(String text, String line) {
    return new Broken("lead.json", text.replace('\'', '"'), line);
  }

  /** A recorded answer. */
  private static Broken answer(String path, String body, String line) {
    return json("{'exchanges': [\n{'path': '%s',\n'body': %s}]}".formatted(path, body), line);
  }

  private static Broken page(String events, String line) {
    return answer(PATH + "/events", "{'count': 2, 'start': 0, 'events': [" + events + "]}", line);
  }

  private static String event(String id, String time) {
    return "{'type': 'note', 'data': {'event_id': '%s', 'event_time': '%s'}}".formatted(id, time);
  }

  static Stream<Broken> files() {
    return Stream.of(syntax(), documents(), shortForm(), recorded(), summaries())
        .flatMap(List::stream);
  }

  /** Those that are JSON or YAML. */
  static List<Broken> wellFormed() {
    return Stream.of(documents(), shortForm(), recorded(), summaries())
        .flatMap(List::stream)
        .filter(file -> !file.text().isEmpty())
        .toList();
  }

  private static List<Broken> syntax() {
    return List.of(
        yaml("company: [1", "line 1, column 12: expected YAML; got the end of the text"),
        yaml("a: b: c", "line 1, column 5: expected YAML; got a: b: c"),
        yaml(HEAD + "lead: " + LEAD, "expected each member once; got \"lead\" again"),
        yaml(
            HEAD + "events: &e\n  - note: a\nx: *e",
            "line 5, column 4: expected the value itself: aliases are not supported; got an alias"),
        yaml(
            HEAD + "---\n" + HEAD,
            "line 4, column 1: expected one document; got a second document"),
        yaml("\tcompany: x", "line 1, column 1: expected YAML; got \\u0009company: x"),
        yaml(
            "# \ud83d\ude00\ud83d\ude00\ud83d\ude00\na: {b: c]}",
            "expected YAML; got # \ud83d\ude00\ud83d\ude00\ud83d\ude00 a: {b: c]}"),
        json("{'company': ", "line 1, column 13: expected JSON; got the end of the text"),
        json("{'company' 'x'}", "line 1, column 12: expected JSON; got {\"company\" \"x\"}"),
        json("{'a': 1, 'a': 2}", "line 1, column 13: expected each member once; got \"a\" again"),
        json("{}\n{}", "line 2, column 1: expected one document; got a second document"),
        json("{'\u00e9': [1}", "line 1, column 10: expected JSON; got {\"\u00e9\": [1}"),
        json(
            "{'leads': [" + "[".repeat(2000) + "]}",
            "expected JSON within the limits of this mock; got beyond a limit of this mock: more"
                + " than 500 levels of arrays and objects"),
        json(
            "{'leads': [" + "1".repeat(1500) + "]}",
            "expected JSON within the limits of this mock; got beyond a limit of this mock: a"
                + " number of more than 1000 characters"),
        new Broken(
            "lead.json", "\u0000\u0001", "line 1, column 1: expected JSON; got \\u0000\\u0001"));
  }

  private static List<Broken> documents() {
    return List.of(
        json(
            "",
            "line 1: expected an object with exchanges, log, leads, company with lead, or leadId; docs/data.md has examples; got nothing"),
        json("[]", "line 1: expected an object with exchanges"),
        json("'text'", "line 1: expected an object with exchanges"),
        json(
            "{}",
            "line 1: expected exchanges, log, leads, company with lead, or leadId; docs/data.md has examples; got {}"),
        json("{'leads': {}}", "line 1, /leads: expected a list of leads; got {}"),
        json("{'leads': [\n 5]}", "line 2, /leads/0: expected an object with exchanges"),
        json(
            "{'leads': [], 'more': 1}",
            "line 1, /more: expected no such member; known here are $schema, leads; got 1"),
        yaml("company: " + COMPANY, "line 1: expected lead, the lead's UUID; got only company"),
        yaml("lead: " + LEAD, "line 1: expected company, the company's UUID; got only lead"),
        yaml(
            "company: acme\nlead: " + LEAD,
            "line 1, /company: expected a UUID in its full form, as a text; got \"acme\""),
        json(
            "{'leads': [{'company': '%1$s', 'lead': '%2$s'},\n{'company': '%1$s', 'lead': '%2$s'}]}"
                .formatted(COMPANY, LEAD),
            "line 2, /leads/1/lead: expected each lead once; got " + LEAD),
        json(
            "{'log': {}}",
            "line 1, /log/entries: expected the list of entries of an HTTP archive; got nothing"),
        json(
            "{'log': {'entries': []}}",
            "line 1, /log/entries: expected at least one answer of status 200 about a lead of MetroLeads or LiveForce; got 0 entries without one"),
        json(
            "{'log': {'entries': [\n{'request': {'method': 'GET', 'url': 'http://x%s/events'}, 'response': {'status': 200, 'content': {'text': '<html>'}}}]}}"
                .formatted(PATH),
            "line 2, /log/entries/0/response/content/text: expected the answer's body, JSON; got \"<html>\""));
  }

  private static List<Broken> shortForm() {
    return List.of(
        lead(
            "event: []",
            "line 3, /event: expected no such member; known here are $schema, company, count, events, lead, shows; got []"),
        lead(
            "events: none",
            "line 3, /events: expected a list of events, newest first; got \"none\""),
        lead(
            "events: [hello]",
            "line 3, /events/0: expected an event, an object with note, sms or event; got \"hello\""),
        lead(
            "events:\n  - at: 2024-05-01T10:00:00Z",
            "line 4, /events/0: expected note, or sms: the text of the event; got only at"),
        lead("events:\n  - note: 5", "line 4, /events/0/note: expected a text, in quotes; got 5"),
        lead(
            "events:\n  - note: a\n    phone: \"1\"",
            "line 5, /events/0/phone: expected no such member; known here are at, attached_lead, by, comments, created_by, id, inbound, note; got \"1\""),
        lead(
            "events:\n  - sms: a\n    phone: 15551234567",
            "line 5, /events/0/phone: expected a text, in quotes; got 15551234567"),
        lead(
            "events:\n  - note: a\n    at: yesterday",
            "line 5, /events/0/at: expected a time in UTC such as 2024-05-01T10:00:00Z, as a text; got \"yesterday\""),
        lead(
            "events:\n  - note: a\n    at: 2024-05-01T10:00:00+02:00",
            "line 5, /events/0/at: expected a time in UTC"),
        lead(
            "events:\n  - note: a\n    inbound: yes please",
            "line 5, /events/0/inbound: expected true or false; got \"yes please\""),
        lead(
            "events:\n  - note: a\n    id: 1-1-1-1-1",
            "line 5, /events/0/id: expected a UUID in its full form, as a text; got \"1-1-1-1-1\""),
        lead(
            "events:\n  - note: a\n    id: %1$s\n  - note: b\n    id: %1$s".formatted(EVENT),
            "line 7, /events/1/id: expected another id than the events above it; got " + EVENT),
        lead(
            "events:\n  - note: a\n    at: 2024-05-01T10:00:00Z\n  - note: b\n    at: 2024-05-02T10:00:00Z",
            "line 7, /events/1/at: expected newest first: no later time than 2024-05-01T10:00:00Z above it; got 2024-05-02T10:00:00Z"),
        lead(
            "events:\n  - note: a\n    by: [Ana]",
            "line 5, /events/0/by: expected a name, or an object with name; got [\"Ana\"]"),
        lead(
            "events:\n  - note: a\n    by: {user_id: x}",
            "line 5, /events/0/by: expected name, the person's name; got only user_id"),
        lead(
            "events:\n  - note: a\n    comments: many",
            "line 5, /events/0/comments: expected a list of comments, or how many to generate; got \"many\""),
        lead(
            "events:\n  - note: a\n    comments: -1",
            "line 5, /events/0/comments: expected a whole number from 0 to 100000; got -1"),
        lead(
            "events:\n  - note: a\n    comments: [Done]",
            "line 5, /events/0/comments/0: expected a comment, an object with text or comment; got \"Done\""),
        lead(
            "count: 1\nevents:\n  - note: a\n  - note: b",
            "line 3, /count: expected at least 2, as many as are listed; got 1"),
        lead(
            "count: 1000000000000",
            "line 3, /count: expected a whole number from 0 to 10000000; got 1000000000000"),
        lead("shows: ''", "line 3, /shows: expected 1 to 200 characters; got \"\""));
  }

  private static List<Broken> recorded() {
    String early = "2024-05-01T10:00:00Z";
    String late = "2024-05-02T10:00:00Z";
    String other = "0b8c6a3e-2f0d-4a51-8a3c-6a3b8f0c1d05";
    return List.of(
        json(
            "{'exchanges': []}",
            "line 1, /exchanges: expected at least one request with its answer; got []"),
        json(
            "{'exchanges': {}}",
            "line 1, /exchanges: expected a list of requests with their answers; got {}"),
        json(
            "{'exchanges': [{'body': {}}]}",
            "line 1, /exchanges/0: expected path, path and query of the request; got only body"),
        json(
            "{'exchanges': [{'path': '%s/events'}]}".formatted(PATH),
            "line 1, /exchanges/0: expected body, the vendor's answer; got only path"),
        json(
            "{'state': 'then', 'exchanges': [{'path': '%s/events', 'body': {'events': []}}]}"
                .formatted(PATH),
            "line 1, /state: expected before or after; got \"then\""),
        answer(
            "/companies/x",
            "{}",
            "line 2, /exchanges/0/path: expected the path of an operation on a lead: /companies/COMPANY/leads/LEAD/events, .../events/TYPE/EVENT/comments, .../note, .../note/NOTE, .../note/NOTE/remove or /leads/summary/ID; got GET \"/companies/x\""),
        json(
            "{'company': '%s', 'lead': '%s', 'exchanges': [{'path': '/leads/summary/1', 'body': {'data': {}}}]}"
                .formatted(COMPANY, LEAD),
            "line 1, /exchanges/0/path: expected the lead that is named above, lead "
                + LEAD
                + " of company "
                + COMPANY
                + "; got \"/leads/summary/1\""),
        answer(PATH + "/events", "[]", "line 3, /exchanges/0/body: expected an event page; got []"),
        answer(
            PATH + "/events",
            "{'count': 1}",
            "line 3, /exchanges/0/body: expected events, the events of the page; got only count"),
        answer(
            PATH + "/events",
            "{'count': '1', 'start': 0, 'events': []}",
            "line 3, /exchanges/0/body/count: expected a whole number from 0 to 10000000; got \"1\""),
        page(
            "{'type': 'note'}",
            "line 3, /exchanges/0/body/events/0: expected data, what the event consists of; got only type"),
        page(
            "{'type': 'note', 'data': {'event_time': '%s'}}".formatted(early),
            "line 3, /exchanges/0/body/events/0/data: expected event_id, the id of the event; got only event_time"),
        page(
            event(EVENT, early) + "," + event(other, late),
            "line 3, /exchanges/0/body/events/1/data/event_time: expected newest first: no later time than 2024-05-01T10:00:00Z above it; got 2024-05-02T10:00:00Z"),
        page(
            event(EVENT, early) + "," + event(EVENT, early),
            "line 3, /exchanges/0/body/events/1/data/event_id: expected another id than the events above it; got "
                + EVENT),
        page(
            "{'type': 7, 'data': {'event_id': '%s', 'event_time': '%s'}}".formatted(EVENT, early),
            "line 3, /exchanges/0/body/events/0/type: expected a text, in quotes; got 7"),
        page(
            "{'data': {'event_id': '%s', 'event_time': '%s', 'created_by': 'x'}}"
                .formatted(EVENT, early),
            "line 3, /exchanges/0/body/events/0/data/created_by: expected user: and a UUID; got \"x\""),
        answer(
            PATH + "/events",
            "{'count': 1, 'start': 5, 'events': [%s]}".formatted(event(EVENT, early)),
            "line 3, /exchanges/0/body/count: expected at least 6, as many as the page shows; got 1"),
        answer(
            PATH + "/events/note/" + EVENT + "/comments",
            "{'sub_events': {}}",
            "line 3, /exchanges/0/body/sub_events: expected a list of comments; got {}"),
        answer(
            PATH + "/events/note/" + EVENT + "/comments",
            "{'sub_events': [{'data': {}}]}",
            "line 3, /exchanges/0/body/sub_events/0: expected sub_event_id, the id of the comment; got only data"));
  }

  private static List<Broken> summaries() {
    return List.of(
        yaml(
            "leadId: seven",
            "line 1, /leadId: expected a whole number from 1 to 999999999999999999; got \"seven\""),
        yaml("leadId: 0", "line 1, /leadId: expected a whole number from 1 to"),
        yaml(
            "leadId: 7\nname: Ana",
            "line 2, /name: expected no such member; known here are $schema, leadId, shows, summary; got \"Ana\""),
        yaml(
            "leadId: 7\nsummary: Ana",
            "line 2, /summary: expected the members of the lead; got \"Ana\""),
        yaml(
            "leadId: 7\nsummary: {name: null}",
            "line 2, /summary/name: expected a text, in quotes; got null"),
        yaml(
            "leadId: 7\nsummary: {title: 5}",
            "line 2, /summary/title: expected a text, in quotes or null; got 5"),
        yaml(
            "leadId: 7\nsummary: {notes_count: many}",
            "line 2, /summary/notes_count: expected a whole number of 0 or more; got \"many\""),
        yaml(
            "leadId: 7\nsummary: {analytics: none}",
            "line 2, /summary/analytics: expected an object; got \"none\""),
        yaml(
            "leadId: 7\nsummary: {analytics: {chat: 5}}",
            "line 2, /summary/analytics/chat: expected a list, or a text that holds one; got 5"),
        yaml(
            "leadId: 7\nsummary: {analytics: {chat: {}}}",
            "line 2, /summary/analytics/chat: expected a list, or a text that holds one; got {}"),
        yaml(
            "leadId: 7\nsummary: {analytics: {analytics: []}}",
            "line 2, /summary/analytics/analytics: expected an object, or a text that holds one; got []"),
        json(
            "{'leadId': 7, 'exchanges': [{'path': '/leads/summary/8', 'body': {'data': {}}}]}",
            "line 1, /exchanges/0/path: expected the lead that is named above, 7; got \"/leads/summary/8\""),
        json(
            "{'leads': [{'leadId': 7, 'summary': {}}, {'exchanges': [{'path': '/leads/summary/7', 'body': {'data': {}}}]}]}",
            "line 1, /leads/1/exchanges/0/body: expected each lead in one form; got 7"),
        json(
            "{'leads': [{'exchanges': [{'path': '/leads/summary/7', 'body': {'data': {}}}]}, {'leadId': 7, 'summary': {}}]}",
            "line 1, /leads/1/leadId: expected each lead once; got 7"),
        json(
            "{'leads': [{'exchanges': [{'path': '/leads/summary/7', 'body': {'data': {}}}]}, {'state': 'before', 'exchanges': [{'path': '/leads/summary/7', 'body': {'data': {}}}]}]}",
            "line 1, /leads/1/exchanges/0/body: expected the same state for all answers about a lead; got before, and after above, for 7"),
        json(
            "{'leads': [{'state': 'before', 'exchanges': [{'path': '%1$s/events', 'body': {'events': []}}]}, {'exchanges': [{'path': '%1$s/events', 'body': {'events': []}}]}]}"
                .formatted(PATH),
            "line 1, /leads/1/exchanges/0/body: expected the same state for all answers about a lead; got"),
        answer(
            "/leads/summary/7",
            "{'message': 'success'}",
            "line 3, /exchanges/0/body: expected data, the members of the lead; got only message"),
        answer(
            "/leads/summary/7",
            "{'data': {'id': '8'}}",
            "line 3, /exchanges/0/body/data/id: expected 7, the lead of the path; got \"8\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void saysWhereAndWhatIsWrong(Broken file) {
    DataFile read = DataFile.read(file.name(), file.text().getBytes(StandardCharsets.UTF_8));

    assertThat(read.contents()).isEmpty();
    assertThat(read.problem()).startsWith("is broken at line ").contains(file.line());
  }

  @Test
  void areManyOfEachKind() {
    assertThat(files().count()).isGreaterThanOrEqualTo(50);
    assertThat(files().map(Broken::text)).doesNotHaveDuplicates();
  }

  @Test
  void countsWhatElseIsWrong() {
    String text = HEAD + "events:\n  - note: 1\n  - note: 2\n  - note: 3";

    assertThat(DataFile.read("a.yaml", text.getBytes(StandardCharsets.UTF_8)).problem())
        .isEqualTo(
            "is broken at line 4, /events/0/note: expected a text, in quotes; got 1 (and 2 more)");
  }

  @Test
  void staysReadableWhereAVeryLongValueIsWrong() {
    String text = HEAD + "events: " + "x".repeat(100_000);

    assertThat(DataFile.read("a.yaml", text.getBytes(StandardCharsets.UTF_8)).problem())
        .hasSizeLessThan(300);
  }

  @Test
  void endsAtBytesThatAreNoText() {
    byte[] noise = new byte[1_000];
    Arrays.fill(noise, (byte) 0xC3);

    assertThat(DataFile.read("a.json", noise).problem()).startsWith("is broken at line 1, column ");
    assertThat(DataFile.read("a.yaml", noise).problem()).startsWith("is broken at line 1");
  }
}
