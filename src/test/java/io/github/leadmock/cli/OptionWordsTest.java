package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The help, the tables of README and docs/serve.md, and the schema of leadmock.yaml say the same of
 * an option or a command, so that nobody has to find out whether two wordings mean two things.
 */
class OptionWordsTest {

  private static final Pattern OPTION =
      Pattern.compile("^\\| `--([a-z-]+)[^|]*\\|[^|]*\\| (.*) \\|$");
  private static final Pattern COMMAND =
      Pattern.compile("^\\| `\\./leadmock ([a-z]+)` \\| (.*) \\|$");

  @Test
  void saysTheSameInHelpAndDocumentOfServe() throws IOException {
    Map<String, String> documented = rows(Path.of("docs", "serve.md"), OPTION);
    for (OptionSpec option : command("serve").options()) {
      if (option.hidden() || option.usageHelp() || option.versionHelp()) {
        continue;
      }
      String name = option.longestName().substring(2);
      assertThat(documented.get(name))
          .as("--%s in the table of docs/serve.md, which says what --help does", name)
          .isEqualTo(plain(described(option)));
    }
  }

  @Test
  void saysTheSameInHelpAndSchema() throws IOException {
    JsonNode schema =
        new JsonMapper().readTree(Files.readString(Path.of("schemas", "leadmock.schema.json")));
    for (String name : new String[] {"serve", "leads", "rules", "verify", "proxy"}) {
      JsonNode properties = schema.at("/properties/%s/properties".formatted(name));
      for (OptionSpec option : command(name).options()) {
        JsonNode property = properties.path(option.longestName().substring(2));
        if (!property.isMissingNode()) {
          assertThat(plain(property.path("description").asString()))
              .as("%s %s in schemas/leadmock.schema.json", name, option.longestName())
              .isEqualTo(plain(described(option)));
        }
      }
    }
  }

  @Test
  void saysTheSameInHelpAndReadmeOfCommands() throws IOException {
    Map<String, String> documented = rows(Path.of("README.md"), COMMAND);
    assertThat(documented).hasSizeGreaterThan(5);
    documented.forEach(
        (name, text) -> {
          String described = command(name).usageMessage().description()[0];
          assertThat(text)
              .as("%s in the table of README.md, which begins as --help does", name)
              .startsWith(plain(described));
        });
  }

  private static CommandSpec command(String name) {
    return Main.allCommands().getSubcommands().get(name).getCommandSpec();
  }

  private static String described(OptionSpec option) {
    return String.join(" ", option.description());
  }

  private static Map<String, String> rows(Path file, Pattern row) throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      Matcher cells = row.matcher(line);
      if (cells.matches()) {
        rows.put(cells.group(1), plain(cells.group(2)));
      }
    }
    return rows;
  }

  /** Without Markdown, default, full stop and capital, which differ from place to place. */
  private static String plain(String text) {
    String words =
        text.replace("%%", "%")
            .replaceAll("\\s+", " ")
            .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
            .replace("`", "")
            .replaceFirst(" Default: .*", "")
            .replaceFirst("\\.$", "");
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
