package io.github.leadmock.world;

import io.github.leadmock.world.LeadRandom.Topic;
import java.util.UUID;

/**
 * The people of a company: a few colleagues who author the generated events, and the users who
 * write notes.
 */
final class Directory {

  private static final int COLLEAGUES = 8;
  private static final int GROUPS = 2;

  private Directory() {}

  /**
   * One of a company's colleagues, picked at random; the same number always gives the same person.
   */
  static Author colleague(long seed, UUID company, TextStyle style, LeadRandom random) {
    int number = random.below(COLLEAGUES);
    LeadRandom user =
        LeadRandom.of(
            seed,
            Topic.USER,
            company.getMostSignificantBits(),
            company.getLeastSignificantBits(),
            number);
    return new Author(
        user.uuid(), style.name(user), group(seed, company, number % GROUPS), company);
  }

  /** The author behind a user name, the same for every lead of the company. */
  static Author writer(long seed, UUID company, String user, String name) {
    LeadRandom random =
        LeadRandom.of(
            seed,
            Topic.WRITER,
            company.getMostSignificantBits(),
            company.getLeastSignificantBits(),
            LeadRandom.number(user));
    return new Author(random.uuid(), name, group(seed, company, 0), company);
  }

  private static UUID group(long seed, UUID company, int number) {
    return LeadRandom.of(
            seed,
            Topic.USER,
            company.getMostSignificantBits(),
            company.getLeastSignificantBits(),
            -1 - number)
        .uuid();
  }
}
