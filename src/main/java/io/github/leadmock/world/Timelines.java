package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.store.NoteStore;
import io.github.leadmock.world.IdCodec.Kind;
import io.github.leadmock.world.IdCodec.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The leads of MetroLeads: finds them by id, and keeps users' writes. Thread-safe. */
public final class Timelines {

  private static final int COMPANIES = 5;
  private static final int MINUTE = 60;

  private final WorldConfig config;
  private final IdCodec ids;
  private final List<DocumentedLead> documented;
  private final Map<Address, LeadSource> fixed = new HashMap<>();
  private final NoteQuota quota;
  private final Sessions sessions;
  private final AtomicLong versions = new AtomicLong();
  private volatile Map<Address, DataLead> data = Map.of();

  /** The leads of a world, including the documented ones. */
  public Timelines(WorldConfig config, List<DocumentedLead> documented) {
    this(config, documented, SessionLimits.DEFAULT, System::nanoTime);
  }

  /** The same, with users' writes in a store. */
  Timelines(
      WorldConfig config, List<DocumentedLead> documented, SessionLimits limits, NoteStore store) {
    this(
        config,
        documented,
        new NoteQuota(config.notes(), store),
        // Besides the stored ones, some that others have reset in the meantime.
        quota -> new SharedSessions(store, config.clock(), 2 * limits.count()));
  }

  Timelines(
      WorldConfig config,
      List<DocumentedLead> documented,
      SessionLimits limits,
      LongSupplier nanoTime) {
    this(
        config,
        documented,
        new NoteQuota(config.notes()),
        quota -> new MemorySessions(limits, quota, config.clock(), nanoTime));
  }

  private Timelines(
      WorldConfig config,
      List<DocumentedLead> documented,
      NoteQuota quota,
      Function<NoteQuota, Sessions> sessions) {
    this.config = requireNonNull(config, "config is null");
    this.quota = quota;
    this.sessions = sessions.apply(quota);
    this.documented = List.copyOf(documented);
    this.ids = new IdCodec(config.seed());
    for (int i = 0; i < documented.size(); i++) {
      fixed.put(
          new Address(documented.get(i).company(), documented.get(i).lead()),
          documentedLead(documented.get(i), i));
    }
    for (NamedLead named : NamedLead.values()) {
      LeadRef ref = new LeadRef(LeadRef.NAMED, named.ordinal());
      fixed.put(
          new Address(NamedLead.COMPANY, named.id()),
          new GeneratedLead(config.seed(), ids, ref, NamedLead.COMPANY, named.id(), named.shape()));
    }
  }

  /** A lead in the shared session; empty if the company has no such lead. */
  public Optional<Lead> lead(UUID company, UUID lead) {
    return lead(Session.SHARED, company, lead);
  }

  /** A lead in one session; empty if the company has no such lead. */
  public Optional<Lead> lead(Session session, UUID company, UUID lead) {
    return source(company, lead)
        .map(source -> new Lead(source, config, sessions.open(session), quota));
  }

  /**
   * Shows the leads that a user describes, in this order, and no others of that kind: they take
   * precedence over all leads with the same ids. A description that was shown before is the same
   * lead as before; another one of the same lead keeps the notes that were written.
   *
   * @param described no two of the same company and lead
   */
  public synchronized void show(List<LeadData> described) {
    Map<Address, DataLead> next = new LinkedHashMap<>();
    for (LeadData one : described) {
      Address address = new Address(one.company(), one.lead());
      @Nullable DataLead before = data.get(address);
      boolean same = before != null && isSame(before.data(), one);
      DataLead lead =
          same && before != null
              ? before
              : new DataLead(one, config.seed(), ids, versions.incrementAndGet());
      if (next.put(address, lead) != null) {
        throw new IllegalArgumentException("%s is described twice".formatted(address));
      }
    }
    data = Collections.unmodifiableMap(next);
  }

  /** The very object: to compare a hundred thousand events would take longer than to make them. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(LeadData one, LeadData other) {
    return one == other;
  }

  /** What a user says that one sees at a lead. */
  public Optional<String> shows(UUID company, UUID lead) {
    return Optional.ofNullable(data.get(new Address(company, lead)))
        .flatMap(known -> known.data().shows());
  }

  /** Forgets what was written on a lead, in all sessions. */
  public void forget(UUID company, UUID lead) {
    source(company, lead).map(LeadSource::ref).ifPresent(sessions::forget);
    undescribed(company, lead).map(LeadSource::ref).ifPresent(sessions::forget);
  }

  /** The leads that are described by a user, then those that a session has written to. */
  public List<Timeline.Id> ownOrWritten(Session session) {
    Set<Timeline.Id> found = new LinkedHashSet<>();
    data.values().forEach(lead -> found.add(new Timeline.Id(lead.company(), lead.lead(), 0)));
    sessions.open(session).leads().stream()
        .flatMap(ref -> address(ref).stream())
        .map(address -> new Timeline.Id(address.company(), address.lead(), 0))
        .sorted(Comparator.comparing(Timeline.Id::company).thenComparing(Timeline.Id::lead))
        .forEach(found::add);
    return List.copyOf(found);
  }

  private Optional<Address> address(LeadRef ref) {
    return switch (ref.group()) {
      // Those that are still described are known.
      case LeadRef.DATA -> Optional.empty();
      case LeadRef.NAMED ->
          Optional.of(new Address(NamedLead.COMPANY, NamedLead.values()[(int) ref.lead()].id()));
      case LeadRef.DOCUMENTED -> {
        DocumentedLead lead = documented.get((int) ref.lead());
        yield Optional.of(new Address(lead.company(), lead.lead()));
      }
      default -> Optional.of(new Address(company(ref.group()), leadId(ref.group(), ref.lead())));
    };
  }

  /** The company that a lead belongs to. */
  public Optional<UUID> companyOf(UUID lead) {
    return Stream.concat(data.keySet().stream(), fixed.keySet().stream())
        .filter(address -> address.lead().equals(lead))
        .map(Address::company)
        .findFirst()
        .or(
            () ->
                ids.decode(lead)
                    .filter(id -> id.kind() == Kind.LEAD && id.group() < COMPANIES)
                    .map(id -> company(id.group())));
  }

  /** Sets where to log that the note limits were reached. */
  public void logTo(Consumer<String> log) {
    quota.log(log);
  }

  /** How much of users' writes is kept, in all sessions together. */
  public NoteStore.Held held() {
    return quota.held();
  }

  /** The number of sessions with writes of their own. */
  public int sessionCount() {
    return sessions.size();
  }

  /** Discards the writes of all sessions. */
  public void reset() {
    sessions.reset();
  }

  /** Discards the writes of one session. */
  public void reset(Session session) {
    sessions.reset(session);
  }

  /**
   * Leads to try: the user's own, the documented ones, the named ones, then the first {@code
   * perCompany} of each company.
   */
  public Stream<Sample> samples(int perCompany) {
    return groups().stream()
        .flatMap(
            group -> group.page(0, group.group().equals("generated") ? perCompany : group.count()));
  }

  /** All leads: the user's own, the documented ones, the named ones, then company by company. */
  public List<LeadGroup<Sample>> groups() {
    Stream<LeadGroup<Sample>> fromDocument =
        documented.stream()
            .map(lead -> new Sample("documented", lead.company(), lead.lead(), lead.shows()))
            .map(
                sample ->
                    new LeadGroup<>("documented", Optional.of(sample.company()), 1, one -> sample));
    LeadGroup<Sample> named =
        new LeadGroup<>(
            "named",
            Optional.of(NamedLead.COMPANY),
            NamedLead.values().length,
            number -> sample(NamedLead.values()[(int) number]));
    Stream<LeadGroup<Sample>> population =
        IntStream.range(0, COMPANIES)
            .mapToObj(
                group ->
                    new LeadGroup<>(
                        "generated",
                        Optional.of(company(group)),
                        config.leads(),
                        lead -> sample(group, lead)));
    return Stream.of(own(), fromDocument, Stream.of(named), population)
        .flatMap(Function.identity())
        .toList();
  }

  /**
   * A lead to try.
   *
   * @param group data, documented, named or generated
   * @param shows a short description
   */
  public record Sample(String group, UUID company, UUID lead, String shows) {}

  private Stream<LeadGroup<Sample>> own() {
    Map<UUID, List<Sample>> byCompany = new LinkedHashMap<>();
    data.values().stream()
        .map(Timelines::sample)
        .forEach(
            sample ->
                byCompany
                    .computeIfAbsent(sample.company(), company -> new ArrayList<>())
                    .add(sample));
    return byCompany.entrySet().stream()
        .map(
            entry ->
                new LeadGroup<>(
                    "data",
                    Optional.of(entry.getKey()),
                    entry.getValue().size(),
                    number -> entry.getValue().get((int) number)));
  }

  private static Sample sample(DataLead lead) {
    String shows = lead.data().shows().orElseGet(() -> lead.events() + " events");
    return new Sample("data", lead.company(), lead.lead(), shows);
  }

  private static Sample sample(NamedLead lead) {
    return new Sample("named", NamedLead.COMPANY, lead.id(), lead.shows());
  }

  private Sample sample(int group, long lead) {
    GeneratedLead generated = generatedLead(group, lead, company(group), leadId(group, lead));
    return new Sample(
        "generated", generated.company(), generated.lead(), generated.events() + " events");
  }

  private Optional<LeadSource> source(UUID company, UUID lead) {
    @Nullable LeadSource described = data.get(new Address(company, lead));
    return described != null ? Optional.of(described) : undescribed(company, lead);
  }

  private Optional<LeadSource> undescribed(UUID company, UUID lead) {
    @Nullable LeadSource known = fixed.get(new Address(company, lead));
    if (known != null) {
      return Optional.of(known);
    }
    return ids.decode(company)
        .filter(
            id ->
                id.kind() == Kind.COMPANY
                    && id.group() < COMPANIES
                    && id.lead() == 0
                    && id.position() == 0)
        .flatMap(
            owner ->
                ids.decode(lead)
                    .filter(id -> id.kind() == Kind.LEAD && id.group() == owner.group())
                    .filter(id -> id.lead() < config.leads() && id.position() == 0)
                    .map(id -> generatedLead(id.group(), id.lead(), company, lead)));
  }

  private GeneratedLead generatedLead(int group, long number, UUID company, UUID lead) {
    LeadShape shape = LeadShape.ofPopulation(config.seed(), group, number);
    return new GeneratedLead(config.seed(), ids, new LeadRef(group, number), company, lead, shape);
  }

  private LeadSource documentedLead(DocumentedLead lead, int number) {
    List<Event> events = lead.newest();
    Instant oldestFixed = events.get(events.size() - 1).time();
    LeadShape shape =
        new LeadShape(
            lead.total() - events.size(),
            oldestFixed.minusSeconds(MINUTE),
            1_000 * MINUTE,
            TextStyle.ORDINARY,
            LeadShape.VARIED);
    LeadRef ref = new LeadRef(LeadRef.DOCUMENTED, number);
    return new FixedLead(
        new GeneratedLead(config.seed(), ids, ref, lead.company(), lead.lead(), shape), lead);
  }

  private UUID company(int group) {
    return ids.encode(new Meaning(Kind.COMPANY, group, 0, 0));
  }

  private UUID leadId(int group, long lead) {
    return ids.encode(new Meaning(Kind.LEAD, group, lead, 0));
  }

  private record Address(UUID company, UUID lead) {

    @Override
    public String toString() {
      return "the lead %s of the company %s".formatted(lead, company);
    }
  }
}
