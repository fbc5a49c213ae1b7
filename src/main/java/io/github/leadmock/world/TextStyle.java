package io.github.leadmock.world;

import java.util.List;

/** The style of a lead's texts: ordinary ones, and the kinds that break front ends. */
enum TextStyle {
  ORDINARY {
    @Override
    String note(LeadRandom random, int number) {
      return random
          .pick(Phrases.NOTES)
          .replace("#", String.valueOf(random.between(2, 90)))
          .replace("@", random.pick(Phrases.FIRST_NAMES));
    }
  },
  LONG {
    @Override
    String note(LeadRandom random, int number) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 20_000) {
        text.append(ORDINARY.note(random, number)).append(random.chance(10) ? "\n\n" : " ");
      }
      return text.append("Averylongwordwithoutanyplacetobreakit".repeat(12)).toString();
    }
  },
  WORLD_SCRIPTS {
    @Override
    String note(LeadRandom random, int number) {
      return Phrases.WORLD_SCRIPTS.get(number % Phrases.WORLD_SCRIPTS.size());
    }
  },
  MARKUP {
    @Override
    String note(LeadRandom random, int number) {
      return Phrases.MARKUP.get(number % Phrases.MARKUP.size());
    }
  };

  /** The text of a note. Edge cases are picked in turn, by number, so that no seed skips one. */
  abstract String note(LeadRandom random, int number);

  /** The text of an SMS; the edge cases apply to it, except long texts. */
  String sms(LeadRandom random, int number) {
    return this == WORLD_SCRIPTS || this == MARKUP
        ? note(random, number)
        : random.pick(Phrases.SMS);
  }

  /** The text of a comment; the edge cases apply to it, except long texts. */
  String comment(LeadRandom random, int number) {
    return this == WORLD_SCRIPTS || this == MARKUP
        ? note(random, number)
        : random.pick(Phrases.COMMENTS);
  }

  /** A person's name. */
  String name(LeadRandom random) {
    List<String> firstNames =
        this == WORLD_SCRIPTS ? Phrases.WORLD_FIRST_NAMES : Phrases.FIRST_NAMES;
    return random.pick(firstNames) + " " + random.pick(Phrases.LAST_NAMES);
  }
}
