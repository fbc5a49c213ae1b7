package io.github.leadmock.redis;

import io.github.leadmock.store.SharedStore;
import io.github.leadmock.store.StoreFailure;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the engine, which all threads share: their commands travel together. Nothing is
 * ever sent twice; what was under way when the connection broke has failed, and may have happened.
 * Thread-safe.
 */
final class Engine implements AutoCloseable {

  /** Longer than any step takes; an engine that is slower counts as gone. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final Duration RECONNECT = Duration.ofMillis(200);

  private final ClientResources resources;
  private final AbstractRedisClient client;
  private final StatefulConnection<String, String> connection;
  private final RedisClusterAsyncCommands<String, String> commands;
  private final String place;
  private final String[] keys;
  private final AtomicLong connections = new AtomicLong(1);
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final LongAdder steps = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  /** Why no request can use it at present; null while it can. */
  private volatile @Nullable String trouble;

  /** Connects, or throws a {@link RedisException}. */
  Engine(StoreSettings settings) {
    RedisURI uri = uri(settings);
    uri.setTimeout(TIMEOUT);
    this.place =
        uri.getSentinels().isEmpty()
            ? uri.getHost() + ":" + uri.getPort()
            : uri.getSentinelMasterId() + " (by Sentinel)";
    // With the colon: who may use the keys that begin so may use this one.
    this.keys = new String[] {"{" + settings.prefix() + "}:"};
    this.resources =
        ClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(Delay.constant(RECONNECT))
            .nettyCustomizer(
                new NettyCustomizer() {
                  @Override
                  public void afterChannelInitialized(Channel opened) {
                    channels.add(opened);
                  }
                })
            .build();
    RedisClient single = RedisClient.create(resources, uri);
    single.setOptions(
        options(ClientOptions.builder())
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .build());
    try {
      StatefulRedisConnection<String, String> first = single.connect();
      if (first.sync().info("cluster").contains("cluster_enabled:1")) {
        first.close();
        close(single);
        RedisClusterClient cluster = RedisClusterClient.create(resources, uri);
        cluster.setOptions(options(ClusterClientOptions.builder()).build());
        StatefulRedisClusterConnection<String, String> all = cluster.connect();
        this.client = cluster;
        this.connection = all;
        this.commands = all.async();
      } else {
        this.client = single;
        this.connection = first;
        this.commands = first.async();
      }
    } catch (RedisException unreachable) {
      close(single);
      close(resources);
      throw unreachable;
    }
    // Before another connection: whatever it says may come from another copy of the data.
    client.addListener(
        new RedisConnectionStateListener() {
          @Override
          public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
            connections.incrementAndGet();
          }
        });
  }

  /** Lettuce reads a user without a password as a password. */
  private static RedisURI uri(StoreSettings settings) {
    RedisURI uri = RedisURI.create(settings.url());
    String authority = String.valueOf(URI.create(settings.url()).getRawAuthority());
    String raw = authority.substring(0, Math.max(0, authority.lastIndexOf('@')));
    boolean hasPassword = raw.contains(":") && !raw.endsWith(":");
    if (settings.password().isEmpty() || hasPassword) {
      return uri;
    }
    String user =
        String.valueOf(URI.create("redis://" + raw.replace(":", "") + "@host").getUserInfo());
    if (user.isEmpty()) {
      uri.setAuthentication(settings.password());
    } else {
      uri.setAuthentication(user, settings.password());
    }
    return uri;
  }

  private static <B extends ClientOptions.Builder> B options(B options) {
    options
        .replayFilter(command -> true)
        .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).keepAlive(true).build());
    return options;
  }

  /** Where it is, without a password. */
  String place() {
    return place;
  }

  /** The number of the connection; another one may find other data. */
  long connection() {
    return connections.get();
  }

  boolean isReachable() {
    return trouble == null && connection.isOpen();
  }

  SharedStore.Usage usage() {
    return new SharedStore.Usage(steps.sum(), failures.sum(), nanos.sum());
  }

  /** The values of two keys; null for one that is not there. */
  List<KeyValue<String, String>> values(String one, String other) {
    failFast();
    return await(() -> commands.mget(keys[0] + one, keys[0] + other), false);
  }

  /**
   * Runs a script.
   *
   * @param writes whether it is worth saying that it may have happened
   */
  List<Object> run(Script script, boolean writes, String... arguments) {
    failFast();
    return step(script, writes, arguments);
  }

  /**
   * Finds out whether the engine is back. One that is silent may hang, or have vanished without
   * closing the connection; one that may only be read is no longer the primary. Another may have
   * been promoted, so a new connection is made.
   */
  List<Object> probe(Script script, String... arguments) {
    boolean silent = trouble != null;
    long start = System.nanoTime();
    try {
      List<Object> answer = step(script, false, arguments);
      if (RedisStore.text(answer, 0).equals("ok")) {
        trouble = null;
      }
      return answer;
    } catch (StoreFailure failure) {
      boolean readOnly = failure.getCause() instanceof RedisReadOnlyException;
      // Not if it was rejected at once: then a new connection is already on its way.
      if (readOnly || (silent && System.nanoTime() - start >= TIMEOUT.toNanos())) {
        var unused = channels.close();
      }
      if (failure.getCause() instanceof RedisCommandExecutionException refusal
          && !isAboutData(refusal)) {
        trouble = failure.reason();
      }
      throw failure;
    }
  }

  /** Whether it minds what stands in a key, which a reset may mend; else it refuses every write. */
  private static boolean isAboutData(RedisCommandExecutionException refusal) {
    return firstLine(refusal).startsWith("WRONGTYPE") || firstLine(refusal).startsWith("ERR");
  }

  /** No request can use it until a probe is answered with {@code ok}. */
  StoreFailure unusable(String reason) {
    trouble = reason;
    return StoreFailure.refused(reason);
  }

  private List<Object> step(Script script, boolean writes, String... arguments) {
    try {
      return await(
          () -> commands.evalsha(script.digest(), ScriptOutputType.MULTI, keys, arguments), writes);
    } catch (RedisNoScriptException unknown) {
      return await(
          () -> commands.eval(script.text(), ScriptOutputType.MULTI, keys, arguments), writes);
    }
  }

  /** Sends a script whose answer nobody waits for; all but the first of its kind arrive. */
  void send(Script script, String... arguments) {
    if (isReachable()) {
      var unused =
          commands
              .<List<Object>>evalsha(script.digest(), ScriptOutputType.MULTI, keys, arguments)
              .exceptionally(failed -> load(script));
    }
  }

  private List<Object> load(Script script) {
    var unused = commands.scriptLoad(script.text());
    return List.of();
  }

  /** An engine that did not answer in time would let each request wait as long again. */
  private void failFast() {
    @Nullable String reason = trouble;
    if (reason != null) {
      failures.increment();
      throw StoreFailure.refused(reason);
    }
  }

  /** What is said of an engine without an answer. */
  String gone() {
    return "the store at %s does not answer".formatted(place);
  }

  /** Sends a command. */
  interface Command<T> {
    RedisFuture<T> send();
  }

  <T> T await(Command<T> command, boolean writes) {
    long start = System.nanoTime();
    @Nullable RedisFuture<T> future = null;
    steps.increment();
    try {
      future = command.send();
      return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause(), writes);
    } catch (TimeoutException slow) {
      trouble = gone();
      // One that has not been sent yet never is.
      if (future != null) {
        future.cancel(true);
      }
      throw failure(slow, writes);
    } catch (CancellationException reset) {
      // Lettuce does that to what is under way when it resets a connection.
      throw failure(reset, writes);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failure(interrupted, writes);
    } catch (RedisException rejected) {
      throw failure(rejected, writes && future != null);
    } finally {
      nanos.add(System.nanoTime() - start);
    }
  }

  private RuntimeException failure(@Nullable Throwable cause, boolean writes) {
    if (cause instanceof RedisNoScriptException unknown) {
      return unknown;
    }
    failures.increment();
    if (cause instanceof RedisCommandExecutionException old
        && firstLine(old).contains("Error compiling script")) {
      return StoreFailure.refused(
          "the store at %s is too old; it needs Redis 7 or later, or Valkey".formatted(place), old);
    }
    if (cause instanceof RedisCommandExecutionException refused) {
      return StoreFailure.refused(
          "the store at %s refuses it: %s".formatted(place, firstLine(refused)), refused);
    }
    boolean rejected =
        cause instanceof RedisException && firstLine(cause).contains("Commands are rejected");
    if (rejected || !writes) {
      return StoreFailure.refused(gone());
    }
    return StoreFailure.unanswered(gone());
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    connection.close();
    close(client);
    close(resources);
  }

  private static void close(AbstractRedisClient client) {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }

  private static void close(ClientResources resources) {
    var unused = resources.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
