package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.world.LeadRandom.Topic;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The leads of LiveForce. Ids are decimal numbers from {@value #FIRST_ID} to the size of the
 * account; the named leads exist in even the smallest account. Id 1 is the documented example,
 * which is not generated. Leads that a user describes take precedence over all of them.
 * Thread-safe.
 */
public final class Summaries {

  /** The lowest generated id. */
  public static final long FIRST_ID = 2;

  private static final Pattern DECIMAL = Pattern.compile("[1-9]\\d{0,17}");

  private static final Instant FIRST_DAY = Instant.parse("2023-01-01T00:00:00Z");
  private static final int DAYS = 700;

  // In the documented example, the lead's date is the end of its chat plus five hours.
  private static final ZoneOffset ACCOUNT_ZONE = ZoneOffset.ofHours(5);

  private static final List<String> TITLES =
      List.of("Head of Sales", "Office Manager", "CTO", "Founder", "Marketing Lead", "Buyer");
  private static final List<String> COMPANIES =
      List.of(
          "Blue Door Ltd",
          "Harbour & Sons",
          "Nordlicht GmbH",
          "Acorn Bakery",
          "Sunrise Clinic",
          "Vela Travel");
  private static final List<String> LEAD_TYPES = List.of("Sales", "Support", "Partner");
  private static final List<String> BROWSERS =
      List.of("Google Chrome", "Mozilla Firefox", "Safari", "Microsoft Edge");
  private static final List<String> PAGES =
      List.of(
          "https://www.example.com/",
          "https://www.example.com/pricing",
          "https://shop.example.com/contact");
  private static final List<Status> STATUSES =
      List.of(
          new Status("New", "#84CC16"),
          new Status("Contacted", "#3B82F6"),
          new Status("Qualified", "#A855F7"),
          new Status("Proposal", "#F59E0B"),
          new Status("Won", "#10B981"),
          new Status("Lost", "#EF4444"));

  private final WorldConfig config;
  private final AtomicLong versions = new AtomicLong();
  private volatile Map<Long, Own> own = Map.of();

  /** The leads of a world. */
  public Summaries(WorldConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  /** The lead with this id; empty for the documented one and for ids outside the account. */
  public Optional<LeadSummary> summary(String id) {
    return has(id) ? Optional.of(generate(Long.parseLong(id))) : Optional.empty();
  }

  /** Whether {@link #summary} would find this id, without generating the lead. */
  public boolean has(String id) {
    return DECIMAL.matcher(id).matches() && exists(Long.parseLong(id));
  }

  /**
   * A lead that a user describes, in one version.
   *
   * @param generated what is not described comes from here
   * @param data what is described
   * @param version another number for each version of any lead
   */
  public record Own(LeadSummary generated, SummaryData data, long version) {}

  /**
   * Shows the leads that a user describes, in this order, and no others of that kind.
   *
   * @param described no two of the same id
   */
  public synchronized void show(List<SummaryData> described) {
    Map<Long, Own> next = new LinkedHashMap<>();
    for (SummaryData one : described) {
      @Nullable Own before = own.get(one.id());
      Own lead =
          before != null && before.data().equals(one)
              ? before
              : new Own(generate(one.id()), one, versions.incrementAndGet());
      if (next.put(one.id(), lead) != null) {
        throw new IllegalArgumentException("the lead %s is described twice".formatted(one.id()));
      }
    }
    own = Collections.unmodifiableMap(next);
  }

  /** The lead with this id, if a user describes it. */
  public Optional<Own> own(String id) {
    return own.isEmpty() || !DECIMAL.matcher(id).matches()
        ? Optional.empty()
        : Optional.ofNullable(own.get(Long.parseLong(id)));
  }

  /** The ids of the leads that a user describes. */
  public List<Long> ownIds() {
    return List.copyOf(own.keySet());
  }

  /** The highest id. */
  public long lastId() {
    return Math.max(config.leads(), NamedSummary.values().length + 1L);
  }

  /**
   * Leads to try: the user's own, the named ones, then the first generated ones.
   *
   * @param generated the number of generated leads, fewer if the account is smaller
   */
  public Stream<Sample> samples(int generated) {
    return Stream.concat(
        own.values().stream().map(Summaries::sample),
        LongStream.range(FIRST_ID, FIRST_ID + NamedSummary.values().length + generated)
            .filter(this::exists)
            .mapToObj(this::sample));
  }

  /** All leads but the documented one: the user's own, the named ones, then the generated ones. */
  public List<LeadGroup<Sample>> groups() {
    long named = NamedSummary.values().length;
    long generated = Math.max(0, config.leads() - named - 1);
    List<Own> described = List.copyOf(own.values());
    return List.of(
        new LeadGroup<>(
            "data",
            Optional.empty(),
            described.size(),
            number -> sample(described.get((int) number))),
        new LeadGroup<>("named", Optional.empty(), named, number -> sample(FIRST_ID + number)),
        new LeadGroup<>(
            "generated", Optional.empty(), generated, number -> sample(FIRST_ID + named + number)));
  }

  private static Sample sample(Own lead) {
    String shows = lead.data().shows().orElseGet(() -> describe(lead.generated()));
    return new Sample("data", lead.data().id(), shows);
  }

  private Sample sample(long id) {
    return named(id)
        .map(named -> new Sample("named", id, named.shows()))
        .orElseGet(() -> new Sample("generated", id, describe(generate(id))));
  }

  /**
   * A lead to try.
   *
   * @param group data, named or generated
   * @param shows a short description
   */
  public record Sample(String group, long id, String shows) {}

  private static String describe(LeadSummary lead) {
    return "%s lead, %s, %s chat lines"
        .formatted(lead.status(), lead.place().city(), lead.messages().size());
  }

  private boolean exists(long number) {
    return named(number).isPresent() || (number >= FIRST_ID && number <= config.leads());
  }

  private static Optional<NamedSummary> named(long id) {
    return Arrays.stream(NamedSummary.values()).filter(named -> named.id() == id).findFirst();
  }

  private LeadSummary generate(long number) {
    @Nullable NamedSummary named = named(number).orElse(null);
    TextStyle style = named == null ? TextStyle.ORDINARY : named.style();
    LeadRandom random = LeadRandom.of(config.seed(), Topic.SUMMARY, number);
    String firstName = random.pick(Phrases.FIRST_NAMES);
    String lastName = random.pick(Phrases.LAST_NAMES);
    Status status = random.pick(STATUSES);
    Nullables nullables = new Nullables(named, random);
    int agent = nullables.filled() ? random.between(1, 9) : 0;
    String chatId = random.text("abcdefghijklmnopqrstuvwxyz0123456789", 7);
    Instant chatStart =
        FIRST_DAY
            .plus(random.below(DAYS), ChronoUnit.DAYS)
            .plusSeconds(random.below(86_400))
            .plus(random.below(1_000_000), ChronoUnit.MICROS);
    List<ChatMessage> messages =
        ChatScript.play(
            LeadRandom.of(config.seed(), Topic.CHAT, number),
            lines(named, random),
            style,
            chatStart);
    Instant chatEnd =
        messages.isEmpty() ? chatStart.plusSeconds(60) : messages.get(messages.size() - 1).time();
    Optional<ChatMessage> last = messages.stream().reduce((earlier, later) -> later);
    return new LeadSummary(
        String.valueOf(number),
        style == TextStyle.ORDINARY ? firstName + " " + lastName : style.note(random, 0),
        nullables.maybe(() -> random.pick(TITLES)),
        nullables.maybe(
            () -> style == TextStyle.ORDINARY ? random.pick(COMPANIES) : style.note(random, 1)),
        "0163296" + random.text("0123456789", 4),
        (firstName + "." + lastName).replace("'", "").toLowerCase(Locale.ROOT) + "@example.com",
        status.name(),
        local(chatEnd),
        chatId,
        agent,
        random.chance(30),
        last.map(ChatMessage::text).flatMap(text -> nullables.maybe(() -> text)),
        last.map(line -> local(line.time())).flatMap(time -> nullables.maybe(() -> time)),
        random.pick(LEAD_TYPES),
        agent == 0
            ? Optional.empty()
            : Optional.of(TextStyle.ORDINARY.name(LeadRandom.of(config.seed(), Topic.USER, agent))),
        status.color(),
        random.between(1, 6),
        random.pick(Location.ALL),
        random.pick(BROWSERS),
        random.pick(PAGES),
        "203.0.113." + random.between(1, 254),
        chatStart,
        chatEnd,
        messages,
        random.below(6),
        random.chance(70) ? 0 : random.between(1, 4));
  }

  private static int lines(@Nullable NamedSummary named, LeadRandom random) {
    if (named == NamedSummary.NO_CHAT) {
      return 0;
    }
    return named == NamedSummary.LONG_CHAT ? 300 : random.between(4, 14);
  }

  private static LocalDateTime local(Instant time) {
    return LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.SECONDS), ACCOUNT_ZONE);
  }

  private record Status(String name, String color) {}

  /** Decides which nullable members are null: none, all, or about half. */
  private record Nullables(@Nullable NamedSummary named, LeadRandom random) {

    <T> Optional<T> maybe(Supplier<T> value) {
      T some = value.get();
      return filled() ? Optional.of(some) : Optional.empty();
    }

    boolean filled() {
      return showsAll() || (random.chance(50) && named != NamedSummary.ALL_NULL);
    }

    /** Leads that exist for their texts have every text. */
    private boolean showsAll() {
      return named == NamedSummary.ALL_FILLED
          || (named != null && named.style() != TextStyle.ORDINARY);
    }
  }
}
