package io.github.leadmock.world;

import io.github.leadmock.world.IdCodec.Kind;
import io.github.leadmock.world.IdCodec.Meaning;
import io.github.leadmock.world.LeadRandom.Topic;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/** A lead whose events and comments are computed on demand from seed, position and shape. */
record GeneratedLead(long seed, IdCodec ids, LeadRef ref, UUID company, UUID lead, LeadShape shape)
    implements LeadSource {

  private static final int NOTES_PERCENT = 70;

  @Override
  public int events() {
    return shape.events();
  }

  @Override
  public Event event(int position) {
    return event(position, time(position));
  }

  /** The event that stands at a position at another time than its own. */
  Event event(int position, Instant time) {
    LeadRandom random = random(Topic.EVENT, position);
    boolean note = random.chance(NOTES_PERCENT) || shape.style() == TextStyle.LONG;
    Author author = Directory.colleague(seed, company, shape.style(), random);
    return new Event(
        idOf(position),
        time,
        note || random.chance(50),
        author,
        author.userId(),
        lead,
        note ? shape.style().note(random, position) : shape.style().sms(random, position),
        commentCount(position),
        note
            ? Optional.empty()
            : Optional.of(new Event.Sms("+1555" + random.text("0123456789", 7), random.hex(32))));
  }

  @Override
  public OptionalInt positionOf(UUID event) {
    return ids.decode(event)
        .filter(
            id -> id.kind() == Kind.EVENT && id.group() == ref.group() && id.lead() == ref.lead())
        .map(id -> OptionalInt.of(id.position()))
        .orElse(OptionalInt.empty());
  }

  @Override
  public UUID idOf(int position) {
    return ids.encode(new Meaning(Kind.EVENT, ref.group(), ref.lead(), position));
  }

  @Override
  public List<Comment> comments(int position) {
    return comments(position, time(position), commentCount(position));
  }

  /** Some comments of an event of a certain time, newest first. */
  List<Comment> comments(int position, Instant event, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> comment(position, number, event))
        .sorted(Comparator.comparing(Comment::time).reversed())
        .toList();
  }

  private Comment comment(int position, int number, Instant event) {
    LeadRandom random = random(Topic.COMMENT, position, number);
    Author author = Directory.colleague(seed, company, shape.style(), random);
    UUID id = random.uuid();
    Instant time = event.plusSeconds(number * 60L + random.between(1, 60));
    return new Comment(
        id, id, time, author, author.userId(), shape.style().comment(random, number));
  }

  int commentCount(int position) {
    if (shape.comments() != LeadShape.VARIED) {
      return shape.comments();
    }
    LeadRandom random = random(Topic.COMMENT, position);
    return random.chance(25) ? random.between(1, 4) : 0;
  }

  Instant time(int position) {
    return shape.timeOf(seed, ref.group(), ref.lead(), position);
  }

  private LeadRandom random(Topic topic, long... numbers) {
    long[] entity = new long[numbers.length + 2];
    entity[0] = ref.group();
    entity[1] = ref.lead();
    System.arraycopy(numbers, 0, entity, 2, numbers.length);
    return LeadRandom.of(seed, topic, entity);
  }
}
