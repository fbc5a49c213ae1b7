package io.github.leadmock.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.leadmock.store.StoreFailure;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How steps end that the engine did not answer. */
@Tag("slow")
class EngineTest {

  private static StoreSettings settings(RedisServer redis) {
    return new StoreSettings(
        redis.url(), "", "test", Duration.ZERO, "one", "world", 10, Duration.ofMinutes(1));
  }

  /** As Lettuce cancels all that is under way when it resets a connection. */
  private static AsyncCommand<String, String, String> cancelled() {
    AsyncCommand<String, String, String> command =
        new AsyncCommand<>(new Command<>(CommandType.PING, new StatusOutput<>(StringCodec.UTF8)));
    command.cancel();
    return command;
  }

  @Test
  void saysThatAnEngineIsTooOldForTheScripts() {
    AsyncCommand<String, String, String> refused =
        new AsyncCommand<>(new Command<>(CommandType.EVAL, new StatusOutput<>(StringCodec.UTF8)));
    refused.completeExceptionally(
        new RedisCommandExecutionException(
            "ERR Error compiling script (new function): user_script:1: unexpected symbol near '#'"));
    try (RedisServer redis = RedisServer.start();
        Engine engine = new Engine(settings(redis))) {
      assertThat(catchThrowableOfType(StoreFailure.class, () -> engine.await(() -> refused, false)))
          .hasMessage(
              "the store at 127.0.0.1:%s is too old; it needs Redis 7 or later, or Valkey"
                  .formatted(redis.port()));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void doesNotKnowWhetherAWriteHappenedThatTheClientCancelled(boolean writes) {
    try (RedisServer redis = RedisServer.start();
        Engine engine = new Engine(settings(redis))) {
      StoreFailure failure =
          catchThrowableOfType(
              StoreFailure.class, () -> engine.await(EngineTest::cancelled, writes));

      assertThat(failure)
          .hasMessage("the store at 127.0.0.1:%s does not answer".formatted(redis.port()))
          .returns(writes, StoreFailure::mayHaveHappened);
      assertThat(engine.usage().failures()).isEqualTo(1);
      assertThat(engine.run(Script.SESSIONS, false, "", "1")).first().isEqualTo("ok");
    }
  }
}
