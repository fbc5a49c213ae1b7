package io.github.leadmock.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.store.Replicas;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllRequestsTest {

  @Test
  void putsARequestOfAFullSecondBeforeTheOthersOfThatSecond() {
    AllRequests all =
        new AllRequests(
            answering(
                Map.of(
                    "one",
                    answer("2026-01-01T00:00:01Z", "2026-01-01T00:00:00.900Z"),
                    "two",
                    answer("2026-01-01T00:00:01.500Z", "2026-01-01T00:00:01.000001Z"))));

    assertThat(all.list(Map.of(), 10).body())
        .contains(
            "\"entries\":[{\"time\":\"2026-01-01T00:00:01.500Z\"},"
                + "{\"time\":\"2026-01-01T00:00:01.000001Z\"},"
                + "{\"time\":\"2026-01-01T00:00:01Z\"},"
                + "{\"time\":\"2026-01-01T00:00:00.900Z\"}]");
  }

  private static String answer(String newest, String other) {
    return "{\"latest\":2,\"dropped\":0,\"entries\":[{\"time\":\"%s\"},{\"time\":\"%s\"}]}"
        .formatted(newest, other);
  }

  private static Replicas answering(Map<String, String> answers) {
    return new Replicas() {
      @Override
      public String self() {
        return "one";
      }

      @Override
      public Set<String> living() {
        return answers.keySet();
      }

      @Override
      public void follow(Follower follower) {}

      @Override
      public Map<String, String> ask(String question) {
        return answers;
      }
    };
  }
}
