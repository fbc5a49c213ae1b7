package io.github.leadmock.redis;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three of Redis's sentinels, which watch a primary and promote a replica of it. */
final class Sentinels implements AutoCloseable {

  /** How the URL calls what they watch. */
  private static final String NAME = "primary";

  private final List<RedisServer> sentinels;

  private Sentinels(List<RedisServer> sentinels) {
    this.sentinels = sentinels;
  }

  /**
   * Starts them.
   *
   * @param downMillis how long the primary may be silent before it counts as down
   */
  static Sentinels watch(RedisServer primary, int downMillis) {
    String configuration =
        """
        sentinel monitor %1$s 127.0.0.1 %2$s 2
        sentinel down-after-milliseconds %1$s %3$s
        sentinel failover-timeout %1$s 10000
        """
            .formatted(NAME, primary.port(), downMillis);
    return new Sentinels(
        IntStream.range(0, 3).mapToObj(i -> RedisServer.startSentinel(configuration)).toList());
  }

  /** The port of the primary, as the first sentinel knows it. */
  int primary() {
    return Integer.parseInt(
        sentinels.get(0).call("SENTINEL", "GET-MASTER-ADDR-BY-NAME", NAME).lines().toList().get(1));
  }

  /** Whether each knows the other two and the replica that could be promoted. */
  boolean areComplete() {
    return sentinels.stream()
        .map(sentinel -> sentinel.call("SENTINEL", "MASTER", NAME))
        .allMatch(
            known ->
                known.contains("num-slaves\n1\n") && known.contains("num-other-sentinels\n2\n"));
  }

  /** Where they are, as {@code --store} takes it. */
  String url() {
    return sentinels.stream()
        .map(sentinel -> "127.0.0.1:" + sentinel.port())
        .collect(Collectors.joining(",", "redis-sentinel://", "#" + NAME));
  }

  @Override
  public void close() {
    sentinels.forEach(RedisServer::close);
  }
}
