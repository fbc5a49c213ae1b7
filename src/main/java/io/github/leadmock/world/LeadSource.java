package io.github.leadmock.world;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The unchanging part of one lead's timeline. Positions count from the oldest event, 0, upwards;
 * positions from {@link #events()} on belong to what users wrote. Immutable and thread-safe.
 */
interface LeadSource {

  /** Which lead this is, for the overlay and for ids of written notes. */
  LeadRef ref();

  UUID company();

  UUID lead();

  /** How many events there are before anybody writes. */
  int events();

  /** The event at a position below {@link #events()}. */
  Event event(int position);

  /**
   * The position that an event id stands for, written notes included; empty when it is no id of
   * this lead.
   */
  OptionalInt positionOf(UUID event);

  /** The id of the event at any position, written notes included. */
  UUID idOf(int position);

  /** The comments of the event at a position below {@link #events()}, newest first. */
  List<Comment> comments(int position);
}
