package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.world.IdCodec.Kind;
import io.github.leadmock.world.IdCodec.Meaning;
import io.github.leadmock.world.LeadRandom.Topic;
import java.time.Duration;
import java.util.UUID;

/**
 * Access tokens that carry when and for whom they were issued, so that none has to be stored: they
 * survive a restart with the same seed and cost no memory. Immutable and thread-safe. A fake: they
 * protect nothing.
 */
public final class Tokens {

  private static final int USER_MASK = (1 << IdCodec.POSITION_BITS) - 1;

  private final WorldConfig config;
  private final IdCodec ids;

  Tokens(WorldConfig config) {
    this.config = requireNonNull(config, "config is null");
    this.ids = new IdCodec(config.seed());
  }

  /** A token for a user, issued now, to the second. */
  public UUID issue(String user) {
    return ids.encode(new Meaning(Kind.TOKEN, 0, second(), userBits(user)));
  }

  /** Whether a token was issued to this user less than {@code life} ago. */
  public boolean isValid(UUID token, String user, Duration life) {
    return ids.decode(token)
        .filter(id -> id.kind() == Kind.TOKEN && id.position() == userBits(user))
        .map(id -> second() - id.lead())
        .filter(age -> age >= 0 && age < life.toSeconds())
        .isPresent();
  }

  /** The clock's second, as far as an id can carry it: from 1970 for some thirty thousand years. */
  private long second() {
    return Math.min(Math.max(0, config.clock().instant().getEpochSecond()), WorldConfig.MAX_LEADS);
  }

  private int userBits(String user) {
    return (int) LeadRandom.of(config.seed(), Topic.WRITER, LeadRandom.number(user)).next()
        & USER_MASK;
  }
}
