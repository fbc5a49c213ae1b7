package io.github.leadmock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.leadmock.RequestBuilder;
import org.junit.jupiter.api.Test;

class RequestTest {

  private final Request request =
      RequestBuilder.get()
          .variable("lead_id", "7")
          .parameter("start", "1", "2")
          .header("X-Test", "a")
          .header("X-Test", "b")
          .build();

  @Test
  void findsVariablesAndParametersByTheirExactNames() {
    assertThat(request.variable("lead_id")).isEqualTo("7");
    assertThat(request.parameter("start")).containsExactly("1", "2");
    assertThat(request.parameter("Start")).isEmpty();
    assertThat(request.parameter("size")).isEmpty();
  }

  @Test
  void findsHeadersInAnyLetterCase() {
    assertThat(request.header("x-tEST")).containsExactly("a", "b");
    assertThat(request.header("Accept")).isEmpty();
  }

  @Test
  void rejectsAVariableThatTheStubMappingDoesNotHave() {
    assertThatIllegalStateException()
        .isThrownBy(() -> request.variable("lead_uuid"))
        .withMessage(
            "the stub mapping's path has no variable 'lead_uuid', only [lead_id]; see the"
                + " urlPathTemplate in stubs/");
  }
}
