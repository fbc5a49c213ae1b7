package io.github.leadmock.world;

import io.github.leadmock.world.IdCodec.Kind;
import io.github.leadmock.world.IdCodec.Meaning;
import io.github.leadmock.world.LeadRandom.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead that a user describes, in one version: the described events are made at once, those that
 * fill the gaps when somebody asks.
 *
 * <p>Ids of notes that are written on top carry a number of their own instead of their position:
 * the next version may have more events or fewer, and they are to keep their ids.
 */
final class DataLead implements LeadSource {

  private final LeadData data;
  private final long version;
  private final IdCodec ids;
  private final LeadRef ref;
  private final GeneratedLead filler;
  private final DataTimes times;
  private final Overlay nothing = Overlay.on(this);
  private final int total;
  private final int[] positions;
  private final Event[] described;
  private final Map<UUID, Integer> byId = new HashMap<>();
  private final Map<Long, Integer> sameTexts = new HashMap<>();
  private final Map<Integer, List<Comment>> comments = new HashMap<>();

  /** The number of the first written note: an exported lead has those before it as its own. */
  private final int firstNote;

  /** The same for events that fill gaps. */
  private final int firstGap;

  DataLead(LeadData data, long seed, IdCodec ids, long version) {
    this.data = data;
    this.version = version;
    this.ids = ids;
    long number = number(data.company(), data.lead());
    this.ref = new LeadRef(LeadRef.DATA, number);
    LeadShape shape = LeadShape.ofPopulation(seed, LeadRef.DATA_GAPS, number);
    this.total = data.total().orElse(shape.events());
    this.filler =
        new GeneratedLead(
            seed,
            ids,
            new LeadRef(LeadRef.DATA_GAPS, number),
            data.company(),
            data.lead(),
            shape.withEvents(total));
    this.times = new DataTimes(filler, data.events());
    this.firstNote = firstFree(LeadRef.DATA);
    this.firstGap = firstFree(LeadRef.DATA_GAPS);
    this.positions = data.events().stream().mapToInt(EventData::older).toArray();
    this.described = new Event[positions.length];
    for (int i = 0; i < described.length; i++) {
      described[i] = complete(data.events().get(i));
      byId.put(described[i].id(), positions[i]);
    }
  }

  /** The same in all processes and for all seeds; once in 2^40 two leads share one. */
  private static long number(UUID company, UUID lead) {
    return LeadRandom.of(
                0,
                Topic.DATA,
                company.getMostSignificantBits(),
                company.getLeastSignificantBits(),
                lead.getMostSignificantBits(),
                lead.getLeastSignificantBits())
            .next()
        >>> (Long.SIZE - IdCodec.LEAD_BITS);
  }

  /** The lowest number of a group that is above those of all ids that the user gave. */
  private int firstFree(int group) {
    int free = 0;
    for (EventData event : data.events()) {
      Optional<Meaning> meaning = Optional.ofNullable(event.id()).flatMap(ids::decode);
      if (meaning.isPresent()
          && meaning.get().kind() == Kind.EVENT
          && meaning.get().group() == group
          && meaning.get().lead() == ref.lead()) {
        int number = meaning.get().position();
        boolean inPlace = group == LeadRef.DATA_GAPS && number == event.older();
        free = inPlace ? free : Math.max(free, number + 1);
      }
    }
    // Beyond that the numbers end; nobody writes so many notes.
    return Math.min(free, 1 << (IdCodec.POSITION_BITS - 1));
  }

  LeadData data() {
    return data;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public LeadRef ref() {
    return ref;
  }

  @Override
  public UUID company() {
    return data.company();
  }

  @Override
  public UUID lead() {
    return data.lead();
  }

  @Override
  public int events() {
    return total;
  }

  @Override
  public Event event(int position) {
    int index = index(position);
    return index >= 0 ? described[index] : gap(position);
  }

  private Event gap(int position) {
    return filler.event(position, times.at(position)).withId(idOf(position));
  }

  /** Where an event is among the described ones; negative when it is none. */
  private int index(int position) {
    return positions.length == total ? position : Arrays.binarySearch(positions, position);
  }

  @Override
  public OptionalInt positionOf(UUID event) {
    @Nullable Integer known = byId.get(event);
    if (known != null) {
      return OptionalInt.of(known);
    }
    Optional<Meaning> meaning =
        ids.decode(event).filter(id -> id.kind() == Kind.EVENT && id.lead() == ref.lead());
    if (meaning.isEmpty()) {
      return OptionalInt.empty();
    }
    long number = meaning.get().position();
    if (meaning.get().group() == LeadRef.DATA && number >= firstNote) {
      return position(number - firstNote + total);
    }
    boolean gap =
        meaning.get().group() == LeadRef.DATA_GAPS
            && number - firstGap < total
            && number >= firstGap
            && index((int) number - firstGap) < 0;
    return gap ? position(number - firstGap) : OptionalInt.empty();
  }

  private static OptionalInt position(long number) {
    return number > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) number);
  }

  @Override
  public UUID idOf(int position) {
    if (position >= total) {
      return id(LeadRef.DATA, position - total + firstNote);
    }
    int index = index(position);
    return index >= 0 ? described[index].id() : id(LeadRef.DATA_GAPS, position + firstGap);
  }

  private UUID id(int group, int number) {
    return ids.encode(new Meaning(Kind.EVENT, group, ref.lead(), number));
  }

  @Override
  public List<Comment> comments(int position) {
    @Nullable List<Comment> known = comments.get(position);
    if (known != null) {
      return known;
    }
    Event event = event(position);
    return filler.comments(position, event.time(), event.commentCount());
  }

  /** Notes keep their ids; changes of events that this version does not have are dropped. */
  @Override
  public Overlay rebase(Overlay written) {
    @Nullable DataLead base = written.base();
    if (base == null || base == this) {
      return base == null ? nothing : written;
    }
    return new Rebase(base, this).of(written);
  }

  @Override
  public int firstNote() {
    return firstNote;
  }

  @Override
  public int numberOfNote(int position) {
    return position - total + firstNote;
  }

  @Override
  public OptionalInt positionOfNote(int number) {
    return positionOf(id(LeadRef.DATA, number));
  }

  private Event complete(EventData event) {
    int position = event.older();
    Instant time = times.at(position);
    Gaps gaps = new Gaps(position, time);
    Author author = author(event.by(), event.createdBy(), gaps);
    List<Comment> known =
        event.comments() == null ? List.of() : comments(event.comments(), position, time);
    if (event.comments() != null) {
      comments.put(position, known);
    }
    return new Event(
        event.id() != null ? event.id() : idByText(event),
        time,
        event.inbound() != null ? event.inbound() : !event.sms(),
        author,
        event.createdBy() != null ? event.createdBy() : author.userId(),
        event.attachedLead() != null ? event.attachedLead() : data.lead(),
        event.message() != null ? event.message() : gaps.message(event.sms()),
        event.comments() != null
            ? known.size()
            : event.commentCount() != null ? event.commentCount() : filler.commentCount(position),
        event.sms() ? Optional.of(sms(event, position)) : Optional.empty(),
        Optional.ofNullable(event.verbatim()));
  }

  /** The same in each version that has an event with this text, wherever it stands. */
  private UUID idByText(EventData event) {
    long text = LeadRandom.number(event.message() == null ? "" : event.message());
    int same = sameTexts.merge(text, 1, Integer::sum);
    return random(text, same).uuid();
  }

  private Event.Sms sms(EventData event, int position) {
    LeadRandom random = random(position);
    String phone = "+1555" + random.text("0123456789", 7);
    String checksum = random.hex(32);
    return new Event.Sms(
        event.phone() != null ? event.phone() : phone,
        event.headerChecksum() != null ? event.headerChecksum() : checksum);
  }

  private Author author(@Nullable PersonData by, @Nullable UUID createdBy, Gaps gaps) {
    if (by == null) {
      Author colleague = gaps.author();
      return createdBy == null
          ? colleague
          : new Author(createdBy, colleague.name(), colleague.groupId(), colleague.companyId());
    }
    UUID userId = by.userId() != null ? by.userId() : createdBy;
    if (userId != null && by.groupId() != null && by.companyId() != null) {
      return new Author(userId, by.name(), by.groupId(), by.companyId());
    }
    Author known = Directory.writer(filler.seed(), data.company(), by.name(), by.name());
    return new Author(
        userId != null ? userId : known.userId(),
        by.name(),
        by.groupId() != null ? by.groupId() : known.groupId(),
        by.companyId() != null ? by.companyId() : known.companyId());
  }

  private List<Comment> comments(List<CommentData> given, int position, Instant event) {
    List<Comment> complete = new ArrayList<>(given.size());
    Instant[] when = commentTimes(given, event);
    for (int i = 0; i < given.size(); i++) {
      CommentData comment = given.get(i);
      LeadRandom random = random(position, given.size() - i);
      UUID generated = random.uuid();
      Author author = author(comment.by(), comment.createdBy(), new Gaps(position, event));
      UUID id = comment.id() != null ? comment.id() : generated;
      complete.add(
          new Comment(
              id,
              comment.dataId() != null ? comment.dataId() : id,
              when[i],
              author,
              comment.createdBy() != null ? comment.createdBy() : author.userId(),
              comment.text(),
              Optional.ofNullable(comment.verbatim())));
    }
    return List.copyOf(complete);
  }

  /** A minute after the one before, and not after the next that is given. */
  private static Instant[] commentTimes(List<CommentData> given, Instant event) {
    Instant[] times = new Instant[given.size()];
    Instant limit = Instant.MAX;
    for (int i = 0; i < times.length; i++) {
      Instant time = given.get(i).time();
      limit = time != null ? time : limit;
      times[i] = limit;
    }
    Instant before = event;
    for (int i = times.length - 1; i >= 0; i--) {
      if (given.get(i).time() == null) {
        Instant next = before.plusSeconds(60);
        times[i] = next.isBefore(times[i]) ? next : times[i];
      }
      before = times[i];
    }
    return times;
  }

  private LeadRandom random(long... numbers) {
    long[] entity = new long[numbers.length + 1];
    entity[0] = ref.lead();
    System.arraycopy(numbers, 0, entity, 1, numbers.length);
    return LeadRandom.of(filler.seed(), Topic.DATA, entity);
  }

  /** What a generated event in the same place has; made when something of it is needed. */
  private final class Gaps {

    private final int position;
    private final Instant time;
    private @Nullable Event made;

    Gaps(int position, Instant time) {
      this.position = position;
      this.time = time;
    }

    Author author() {
      return event().author();
    }

    String message(boolean sms) {
      return sms && event().sms().isEmpty()
          ? TextStyle.ORDINARY.sms(random(position, -1), position)
          : event().message();
    }

    private Event event() {
      if (made == null) {
        made = filler.event(position, time);
      }
      return made;
    }
  }
}
