package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.RequestBuilder;
import io.github.leadmock.SettableClock;
import io.github.leadmock.api.Api;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.api.Request;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.world.NamedLead;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers have the same digits on every machine, because ids are meant to be copied. */
class LocaleTest {

  private static final Locale BEFORE = Locale.getDefault();
  private static final Locale ARABIC = Locale.forLanguageTag("ar-EG");

  @AfterEach
  void restore() {
    Locale.setDefault(BEFORE);
  }

  @Test
  void printsTheSameLeadsEverywhere() {
    Locale.setDefault(Locale.ROOT);
    CommandRun expected = CommandRun.of("leads");
    Locale.setDefault(ARABIC);
    assertThat(CommandRun.of("leads")).isEqualTo(expected);
  }

  @Test
  void answersTheSameErrorsEverywhere() {
    World world =
        new World(new WorldConfig(1, 10, new SettableClock("2030-01-01T00:00:00Z")), List.of());
    Api api = MetroLeads.api(world, AuthPolicy.REQUIRED, new Isolation(Isolation.Mode.NONE, true));
    for (String start : List.of("x", "-1")) {
      Request request = request().parameter("start", start).build();
      Locale.setDefault(Locale.ROOT);
      Object expected = api.answer("list-events", request);
      Locale.setDefault(ARABIC);
      assertThat(api.answer("list-events", request)).isEqualTo(expected);
    }
    Request twice = request().parameter("size", "1", "1").build();
    Request noJson = request().body("no JSON").build();
    Locale.setDefault(Locale.ROOT);
    List<Object> expected =
        List.of(api.answer("list-events", twice), api.answer("add-note", noJson));
    Locale.setDefault(ARABIC);
    assertThat(List.<Object>of(api.answer("list-events", twice), api.answer("add-note", noJson)))
        .isEqualTo(expected);
  }

  private static RequestBuilder request() {
    return RequestBuilder.get()
        .credentials("jane", "x")
        .variable("company_uuid", NamedLead.COMPANY)
        .variable("lead_uuid", NamedLead.EMPTY.id());
  }
}
