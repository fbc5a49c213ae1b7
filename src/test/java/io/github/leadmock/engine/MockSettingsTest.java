package io.github.leadmock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.control.ClockSetting;
import io.github.leadmock.world.SessionLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MockSettingsTest {

  @Test
  void readsEveryPropertyAndHasADefaultForEach() {
    Properties properties = new Properties();
    assertThat(MockSettings.fromProperties(properties).auth()).isEqualTo(AuthPolicy.REQUIRED);
    properties.setProperty("leadmock.seed", "-7");
    properties.setProperty("leadmock.leads", "9");
    properties.setProperty("leadmock.clock", "2017-02-23T10:21:08Z");
    properties.setProperty("leadmock.auth", "issued");
    properties.setProperty("leadmock.credentials", "a:b  c:d");
    properties.setProperty("leadmock.token-ttl", "PT90S");
    properties.setProperty("leadmock.isolate", "user");
    properties.setProperty("leadmock.session-limit", "7");
    properties.setProperty("leadmock.session-age", "PT30M");
    properties.setProperty("leadmock.strict-wire", "true");
    properties.setProperty("another.property", "x");

    MockSettings settings = MockSettings.fromProperties(properties);

    assertThat(settings.world().seed()).isEqualTo(-7);
    assertThat(settings.world().leads()).isEqualTo(9);
    assertThat(settings.controls().clock())
        .isEqualTo(new ClockSetting.Frozen(Instant.parse("2017-02-23T10:21:08Z")));
    assertThat(settings.auth().mode()).isEqualTo(AuthPolicy.Mode.ISSUED);
    assertThat(settings.auth().credentials())
        .containsExactly(new Credentials("a", "b"), new Credentials("c", "d"));
    assertThat(settings.auth().tokenLife()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.isolation()).isEqualTo(new Isolation(Isolation.Mode.USER, false));
    assertThat(settings.sessions()).isEqualTo(new SessionLimits(7, Duration.ofMinutes(30)));
    assertThat(settings.strictWire()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leads | abc | the system property leadmock.leads is 'abc'; expected a whole number of 1 or"
            + " more",
        "leads | 0 | the system property leadmock.leads is '0'; expected a whole number of 1 or"
            + " more",
        "leads | ٣ | the system property leadmock.leads is '٣'; expected a whole number of 1 or more",
        "session-limit | 1۱ | the system property leadmock.session-limit is '1۱'; expected 1 to"
            + " 100000",
        "clock | noon | the system property leadmock.clock is 'noon'; expected a time such as"
            + " 2017-02-23T10:21:08Z, in the years 1970 to 9999",
        "auth | maybe | the system property leadmock.auth is 'maybe'; expected required, issued or"
            + " off",
        "credentials | s3cret | the system property leadmock.credentials is '***'; expected"
            + " USER:TOKEN pairs separated by spaces",
        "token-ttl | 14d | the system property leadmock.token-ttl is '14d'; expected a duration"
            + " such as P14D or PT90S",
        "isolate | session | the system property leadmock.isolate is 'session'; expected none or"
            + " user",
        "session-limit | 0 | the system property leadmock.session-limit is '0'; expected 1 to"
            + " 100000",
        "session-age | 1d | the system property leadmock.session-age is '1d'; expected a duration"
            + " such as P1D or PT30M",
        "session-age | PT0S | the system property leadmock.session-age is 'PT0S'; expected a"
            + " duration such as P1D or PT30M",
        "strict-wire | yes | the system property leadmock.strict-wire is 'yes'; expected true or"
            + " false",
        "sed | 3 | unknown system property leadmock.sed; expected leadmock. and one of [seed,"
            + " leads, clock, auth, credentials, token-ttl, isolate, session-limit, session-age,"
            + " max-notes, max-note-bytes, data, strict-wire]"
      })
  void saysWhichPropertyCannotBeUsed(String name, String value, String message) {
    Properties properties = new Properties();
    properties.setProperty("leadmock." + name, value);

    assertThatThrownBy(() -> MockSettings.fromProperties(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
