package io.github.leadmock.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** schemas/data.schema.json describes what the reader takes. */
class DataSchemaTest {

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(
            // A relative id needs a base, which a text has not.
            Files.readString(Path.of("schemas/data.schema.json"))
                .replace("\"$id\": \"data.schema.json\",", ""),
            InputFormat.JSON);
  }

  private static List<String> violations(String name, String text) throws IOException {
    InputFormat format = Format.of(name) == Format.YAML ? InputFormat.YAML : InputFormat.JSON;
    return schema().validate(text, format).stream().map(Object::toString).toList();
  }

  @Test
  void takesTheExamplesAsTheReaderDoes() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("docs/data"))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        String text = Files.readString(file);
        assertThat(violations(name, text)).as(name).isEmpty();
        assertThat(DataFile.read(name, text.getBytes(StandardCharsets.UTF_8)).problem())
            .as(name)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{events: []}",
        "{events: [{type: note, data: {event_id: 20000000-0000-4000-8000-000000000001,"
            + " event_time: '2024-05-01T10:00:00Z', created_by: null, created_by_entity: null,"
            + " attached_entities: null}}]}"
      })
  void takesAPageAsTheReaderDoes(String page) throws IOException {
    String text =
        """
        exchanges:
        - path: /companies/10000000-0000-4000-8000-000000000001/leads/10000000-0000-4000-8000-000000000002/events
          body: %s
        """
            .formatted(page);

    assertThat(DataFile.read("lead.yaml", text.getBytes(StandardCharsets.UTF_8)).problem())
        .isEmpty();
    assertThat(violations("lead.yaml", text)).isEmpty();
  }

  @Test
  void refusesWhatTheReaderRefuses() throws IOException {
    // What no schema can say: which values go together, and what is in texts.
    List<String> beyond =
        List.of(
            "each lead once",
            "each lead in one form",
            "the same state",
            "newest first",
            "another id",
            "above",
            "at least",
            "the lead of the path",
            "the answer's body",
            "/leadId: expected a whole number");
    for (BrokenDataFilesTest.Broken file : BrokenDataFilesTest.wellFormed()) {
      if (beyond.stream().noneMatch(file.line()::contains)) {
        assertThat(violations(file.name(), file.text())).as(file.text()).isNotEmpty();
      }
    }
  }
}
