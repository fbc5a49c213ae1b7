package io.github.leadmock.stubs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Json;
import io.github.leadmock.api.BundledFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.github.jknack.handlebars.Handlebars;

/** The bundled templates render as in WireMock's Handlebars. */
class TemplateTest {

  private final Random random = new Random(20261122);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "liveforce/__files/lead-summary.json.hbs",
        "liveforce/__files/error.json.hbs",
        "metroleads/__files/comments.json.hbs",
        "metroleads/__files/error.json.hbs",
        "metroleads/__files/event-page.json.hbs",
        "metroleads/__files/saved-note.json.hbs",
        "metroleads/__files/token.json.hbs"
      })
  void printsEveryBundledTemplateAsHandlebarsDoes(String file) throws IOException {
    String source = BundledFiles.text(file);
    Template ours = Template.compile(source).orElseThrow();
    wiremock.com.github.jknack.handlebars.Template theirs = new Handlebars().compileInline(source);

    for (int i = 0; i < 500; i++) {
      Map<String, Object> reply = reply();
      assertThat(new String(ours.print(reply), UTF_8))
          .as(Json.write(reply))
          .isEqualTo(theirs.apply(Map.of("reply", reply)));
    }
  }

  private Map<String, Object> reply() {
    Map<String, Object> reply = members("message", "code", "type", "status", "count", "start");
    reply.putAll(members("total_count", "token"));
    Map<String, Object> lead =
        members("id", "name", "title", "company", "phonenumber", "email", "status", "date");
    lead.putAll(members("chat_id", "assigned", "is_public", "chat", "chat_date", "lead_type"));
    lead.putAll(members("assigned_to", "color", "notes_count", "attachment_count"));
    lead.put("analytics", members("source", "analytics", "browser", "source_url", "ip", "chat"));
    reply.put("lead", lead);
    reply.put("event", item());
    reply.put("events", items());
    reply.put("sub_events", items());
    return reply;
  }

  private List<Object> items() {
    List<Object> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(item());
    }
    return items;
  }

  private Map<String, Object> item() {
    Map<String, Object> item = members("id", "time", "inbound", "type", "created_by", "message");
    item.putAll(members("attached_lead", "comment_count", "text", "data_id"));
    item.put("author", members("user_id", "name", "group_id", "company_id"));
    if (random.nextBoolean()) {
      item.put("sms", members("phone", "header_checksum"));
    }
    return item;
  }

  /** Some of the members: a missing one renders as nothing. */
  private Map<String, Object> members(String... names) {
    Map<String, Object> members = new HashMap<>();
    for (String name : names) {
      if (random.nextInt(20) > 0) {
        members.put(name, text());
      }
    }
    return members;
  }

  private String text() {
    List<String> texts =
        List.of(
            "", "0", "null", "false", "\"a\"", "\" <b>&amp;</b> \"", "{{now}}", "\"é😀\"", "[]");
    return texts.get(random.nextInt(texts.size()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{reply.message}}",
        "{{{now}}}",
        "{{#each reply.events}}{{{reply.count}}}{{/each}}",
        "{{#each reply.events}}{{{this.a}}}",
        "{{#if reply.a}}x{{else}}y{{/if}}",
        "{{{this.a}}}",
        "{{#unless @last}},{{/unless}}",
        "{{! a comment }}",
        "\\{{{reply.a}}}",
        "{{#if reply.a}}x{{/each}}"
      })
  void leavesAllElseToWireMock(String source) {
    assertThat(Template.compile(source)).isEmpty();
  }

  @Test
  void evaluatesNoTextOfTheModel() {
    assertThat(
            new String(
                Template.compile("{{{reply.a}}}").orElseThrow().print(Map.of("a", "{{{reply.a}}}")),
                UTF_8))
        .isEqualTo("{{{reply.a}}}");
  }
}
