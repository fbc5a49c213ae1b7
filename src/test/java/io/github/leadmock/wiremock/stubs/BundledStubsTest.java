package io.github.leadmock.wiremock.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.leadmock.engine.Engine;
import io.github.leadmock.engine.MockSettings;
import io.github.leadmock.message.Header;
import io.github.leadmock.stubs.Mapping;
import io.github.leadmock.stubs.MappingReader;
import io.github.leadmock.stubs.Mappings;
import io.github.leadmock.stubs.StubFiles;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BundledStubsTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final StubFiles files = Engine.of(MockSettings.fromProperties(new Properties())).files();
  private final BundledStubs stubs = new BundledStubs(files);

  @Test
  void readsTheMappingsAsWireMockDoes() {
    for (StubFiles.StubFile file : files.files()) {
      for (JsonNode stub : JSON.readTree(file.text()).path("mappings")) {
        StubMapping wireMock = StubMapping.buildFrom(stub.toString());
        Mapping ours = reader(file.api()).mapping(file, stub);
        assertThat(ours.id()).isEqualTo(wireMock.getId());
        assertThat(stubs.find(ours.id())).as(file.name()).isPresent();
        assertThat(ours.target().status()).isEqualTo(wireMock.getResponse().getStatus());
        assertThat(ours.target().api()).isEqualTo(wireMock.getMetadata().getString("api"));
        assertThat(ours.target().operation())
            .isEqualTo(wireMock.getMetadata().getString("operation", ""));
        assertThat(ours.methods().isEmpty())
            .isEqualTo(wireMock.getRequest().getMethod().equals(RequestMethod.ANY));
        assertThat(ours.headers())
            .isEqualTo(
                wireMock.getResponse().getHeaders().all().stream()
                    .map(header -> new Header(header.key(), header.firstValue()))
                    .toList());
        assertThat(ours.isPrintable()).isTrue();
      }
    }
  }

  @Test
  void findsTheMappingThatWireMockWouldFind() {
    for (String path :
        List.of(
            "/leads/summary/1",
            "/api/v1/leads/summary/1",
            "/leads/elsewhere",
            "/companies/a/leads/b/events",
            "/api/companies/a/leads/b/note",
            "/companies",
            "/auth/issue_token",
            "/elsewhere")) {
      Optional<UrlPattern> pattern =
          files
              .mappings()
              .find("GET", path)
              .map(Mappings.Match::mapping)
              .flatMap(mapping -> stubs.find(mapping.id()))
              .map(stub -> stub.getRequest().getUrlMatcher());
      assertThat(pattern.isPresent()).as(path).isEqualTo(files.owns(path + "?a=b"));
      pattern.ifPresent(url -> assertThat(url.match(path).isExactMatch()).as(path).isTrue());
    }
  }

  @Test
  void saysWhatIsWrongWithAMapping() {
    StubFiles.StubFile file = new StubFiles.StubFile("liveforce", "liveforce/mappings/a.json", "");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> reader("liveforce").mapping(file, JSON.readTree("{\"name\": \"x\"}")))
        .withMessage("cannot use stubs/liveforce/mappings/a.json: a mapping lacks the text 'id'");
  }

  private MappingReader reader(String api) {
    return new MappingReader(name -> files.template(api, name));
  }
}
