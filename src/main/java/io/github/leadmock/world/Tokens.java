package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.world.IdCodec.Kind;
import io.github.leadmock.world.IdCodec.Meaning;
import io.github.leadmock.world.LeadRandom.Topic;
import java.time.Duration;
import java.util.UUID;

/**
 * Access tokens that encode user and time of issue. None is stored: they survive a restart with the
 * same seed and cost no memory. They protect nothing: this is a fake. Immutable and thread-safe.
 */
public final class Tokens {

  private static final int USER_MASK = (1 << IdCodec.POSITION_BITS) - 1;

  private final WorldConfig config;
  private final IdCodec ids;

  Tokens(WorldConfig config) {
    this.config = requireNonNull(config, "config is null");
    this.ids = new IdCodec(config.seed());
  }

  /** Issues a token for a user; its time is the clock's, in seconds. */
  public UUID issue(String user) {
    return ids.encode(new Meaning(Kind.TOKEN, 0, second(), userBits(user)));
  }

  /** The state of a token for a user. */
  public enum Validity {
    /** Issued to this user and not expired. */
    VALID,
    /** Issued to this user but expired. */
    EXPIRED,
    /** Issued at a time later than the clock's. */
    FROM_LATER,
    /** Issued to another user. */
    OF_ANOTHER_USER,
    /** Not a token of this seed. */
    UNKNOWN
  }

  /** The state of a token for a user if tokens are valid for {@code life}. */
  public Validity validity(UUID token, String user, Duration life) {
    return ids.decode(token)
        .filter(id -> id.kind() == Kind.TOKEN)
        .map(
            id ->
                id.position() == userBits(user)
                    ? atAge(second() - id.lead(), life)
                    : Validity.OF_ANOTHER_USER)
        .orElse(Validity.UNKNOWN);
  }

  private static Validity atAge(long seconds, Duration life) {
    if (seconds < 0) {
      return Validity.FROM_LATER;
    }
    return seconds < life.toSeconds() ? Validity.VALID : Validity.EXPIRED;
  }

  /**
   * The clock's epoch second, clamped to what an id can carry: from 1970 on, about 35,000 years.
   */
  private long second() {
    return Math.min(Math.max(0, config.clock().instant().getEpochSecond()), WorldConfig.MAX_LEADS);
  }

  private int userBits(String user) {
    return (int) LeadRandom.of(config.seed(), Topic.WRITER, LeadRandom.number(user)).next()
        & USER_MASK;
  }
}
