package io.github.leadmock.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.RequestBuilder;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControlledApiTest {

  private static final Request REQUEST = RequestBuilder.get().build();

  private final Fixture fixture = new Fixture(1);

  @Test
  void answersAsTheApiWhenNothingIsOn() {
    Outcome outcome = answer("read", REQUEST);
    assertThat(outcome.reply()).isInstanceOf(Reply.Success.class);
    assertThat(outcome)
        .extracting(Outcome::cause, Outcome::fault, Outcome::delayMillis)
        .containsExactly(Cause.NONE, Optional.empty(), 0L);
    assertThat(answer("", REQUEST).cause()).isEqualTo(Cause.NATURAL);
  }

  @Test
  void saysThatARequestAskedForItsOutcome() {
    fixture.panel.change(off -> off.withLatency(Optional.of(new Latency.Fixed(70))));
    Request wish = RequestBuilder.get().header("Prefer", "code=503").build();
    assertThat(answer("read", wish).cause()).isEqualTo(Cause.FORCED);
    assertThat(answer("read", wish).delayMillis()).isEqualTo(70);
    Request own = RequestBuilder.get().header("Prefer", "code=503, delay=5").build();
    assertThat(answer("read", own).delayMillis()).isEqualTo(5);
    assertThat(answer("read", RequestBuilder.get().parameter("__delay", "0").build()).delayMillis())
        .isZero();
    Request refused = RequestBuilder.get().header("Prefer", "code=418").build();
    assertThat(answer("read", refused).cause()).isEqualTo(Cause.NATURAL);
  }

  @Test
  void saysWhatIsChaosAndWhatIsForced() {
    fixture.panel.change(off -> off.withErrors(Optional.of(new ErrorRate(1, List.of(503)))));
    assertThat(answer("read", REQUEST).cause()).isEqualTo(Cause.CHAOS);
    fixture.panel.force(ForcedOutcome.next(1, Fixture.READ, new Failure.Status(500)));
    assertThat(answer("read", REQUEST).cause()).isEqualTo(Cause.FORCED);
    assertThat(answer("read", REQUEST).cause()).isEqualTo(Cause.CHAOS);
  }

  @Test
  void saysWhenToRetry() {
    fixture.panel.change(off -> off.withRateLimit(Optional.of(new RateLimit(1, 4_200))));
    answer("read", REQUEST);
    Reply.Failure limited = (Reply.Failure) answer("read", REQUEST).reply();
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.rule()).isEqualTo("R-429, LIMITED");
    assertThat(limited.headers()).containsEntry("Retry-After", "5");
    fixture.nanos += 5_000_000_000L;
    assertThat(answer("read", REQUEST).cause()).isEqualTo(Cause.NONE);
  }

  @Test
  void delaysAForcedOutcomeByItsOwnTime() {
    fixture.panel.change(off -> off.withLatency(Optional.of(new Latency.Fixed(70))));
    fixture.panel.force(
        new ForcedOutcome("", Fixture.READ, new Failure.Status(500), 9, 0, OptionalInt.empty()));
    assertThat(answer("read", REQUEST).delayMillis()).isEqualTo(9);
    assertThat(answer("write", REQUEST).delayMillis()).isEqualTo(70);
    assertThat(fixture.panel.controls().forced()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void writesOnceOrNotAtAllBeforeItBreaksOff(FaultKind kind) {
    fixture.panel.change(off -> off.withFaults(Optional.of(new FaultRate(1, List.of(kind)))));
    assertThat(answer("write", REQUEST).fault()).contains(kind);
    assertThat(fixture.written).isZero();
    fixture.panel.change(on -> on.withFailedWrites(FailedWrites.APPLY));
    assertThat(answer("write", REQUEST).reply()).isInstanceOf(Reply.Success.class);
    assertThat(fixture.written).isEqualTo(1);
  }

  private Outcome answer(String operation, Request request) {
    return fixture.controlled.answer(operation, request, Map.of());
  }
}
