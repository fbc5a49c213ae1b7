package io.github.leadmock.speed;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The locations of everything that is started.
 *
 * @param java the Java that runs all servers
 * @param home the repository, with the launcher
 * @param jar Leadmock's runnable jar
 * @param build the output of bench/pom.xml: {@code classes}, {@code lib} and {@code peers}
 * @param work a folder for this run
 */
record Setting(Path java, Path home, Path jar, Path build, Path work) {

  Path wireMockFolder() {
    return work.resolve("wiremock");
  }

  Path expectations() {
    return work.resolve("mockserver.json");
  }

  Path jettyFolder() {
    return work.resolve("jetty");
  }

  Path dataFile() {
    return work.resolve("data.json");
  }

  /** Writes the peers' answers. */
  void write(Answers answers) throws IOException {
    DataLead.write(dataFile());
    answers.writeMappings(wireMockFolder());
    answers.writeExpectations(expectations());
    answers.writeFiles(jettyFolder());
  }
}
