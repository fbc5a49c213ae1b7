package io.github.leadmock.metroleads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Cites("ML-PA-04")
class IdsTest {

  @Property
  void readsAnyUuidInAnyLetterCase(@ForAll long high, @ForAll long low) {
    UUID id = new UUID(high, low);
    assertThat(Ids.parse(id.toString())).contains(id);
    assertThat(Ids.parse(id.toString().toUpperCase(Locale.ROOT))).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1-1-1-1-1",
        "e1225b12d46611e3bebd12313d233945",
        "{e1225b12-d466-11e3-bebd-12313d233945}",
        "urn:uuid:e1225b12-d466-11e3-bebd-12313d233945",
        "e1225b12-d466-11e3-bebd-12313d23394",
        "e1225b12-d466-11e3-bebd-12313d2339455",
        "e1225b1-2d466-11e3-bebd-12313d233945",
        "g1225b12-d466-11e3-bebd-12313d233945",
        " e1225b12-d466-11e3-bebd-12313d233945",
        "e1225b12-d466-11e3-bebd-12313d233945\n",
        "e1225b12-d466-11e3-bebd-12313d23394\u0000",
        "e1225b12-d466-11e3-bebd-12313d23394٥",
        "..",
        "../../etc/passwd"
      })
  void readsNothingElse(String text) {
    assertThat(Ids.parse(text)).isEmpty();
  }
}
