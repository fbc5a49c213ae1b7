package io.github.leadmock.metroleads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.RequestBuilder;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Cites("ML-NO-16")
class WriterTest {

  @ParameterizedTest
  @CsvSource({
    "jane.doe@example.com,      Jane Doe",
    "jane@example.com,          Jane",
    "Jane_van-der+Berg@x.org,   Jane Van Der Berg",
    "my-client-id,              My Client Id",
    "jane,                      Jane",
    "JANE@example.com,          JANE",
    "..jane..doe.@example.com,  Jane Doe",
    "a@b@c,                     A",
    "éva@example.com,           Éva",
    "@example.com,              @example.com",
    "...,                       ...",
    "._-@example.com,           ._-@example.com",
    "🎉.party@example.com,      🎉 Party"
  })
  void isNamedAfterThePartBeforeTheAtSign(String user, String name) {
    assertThat(Writer.of(RequestBuilder.post().credentials(user, "secret").build()))
        .isEqualTo(new Writer(user, name));
  }

  @Test
  void isTheDocumentsJohnDoeWhenNobodyLoggedIn() {
    assertThat(Writer.of(RequestBuilder.post().build())).isEqualTo(new Writer("", "John Doe"));
    assertThat(Writer.of(RequestBuilder.post().header("Authorization", "Bearer x").build()))
        .isEqualTo(new Writer("", "John Doe"));
  }

  @Property
  void alwaysHasAName(@ForAll String user) {
    Assume.that(!user.isEmpty() && !user.contains(":"));
    Writer writer = Writer.of(RequestBuilder.post().credentials(user, "secret").build());
    assertThat(writer.name()).isNotEmpty();
  }
}
