/**
 * The state that replicas share, in Redis or Valkey. Alone imports Lettuce.
 *
 * <p>Start reading at {@link io.github.leadmock.redis.RedisStore}. What the engine does in one step
 * is a Lua script beside this package; {@code docs/replicas.md} has the layout of the keys.
 */
@NullMarked
package io.github.leadmock.redis;

import org.jspecify.annotations.NullMarked;
