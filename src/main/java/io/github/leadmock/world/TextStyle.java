package io.github.leadmock.world;

import java.util.List;

/** How the texts of a lead sound: ordinary ones, and the kinds that break front ends. */
enum TextStyle {
  ORDINARY {
    @Override
    String note(LeadRandom dice, int number) {
      return dice.pick(Phrases.NOTES)
          .replace("#", String.valueOf(dice.between(2, 90)))
          .replace("@", dice.pick(Phrases.FIRST_NAMES));
    }
  },
  LONG {
    @Override
    String note(LeadRandom dice, int number) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 20_000) {
        text.append(ORDINARY.note(dice, number)).append(dice.chance(10) ? "\n\n" : " ");
      }
      return text.append("Averylongwordwithoutanyplacetobreakit".repeat(12)).toString();
    }
  },
  WORLD_SCRIPTS {
    @Override
    String note(LeadRandom dice, int number) {
      return Phrases.WORLD_SCRIPTS.get(number % Phrases.WORLD_SCRIPTS.size());
    }
  },
  MARKUP {
    @Override
    String note(LeadRandom dice, int number) {
      return Phrases.MARKUP.get(number % Phrases.MARKUP.size());
    }
  };

  /** The text of a note; edge cases come in turn, by number, so that no seed leaves one out. */
  abstract String note(LeadRandom dice, int number);

  /** The text of an SMS: people type the same edge cases there, only shorter. */
  String sms(LeadRandom dice, int number) {
    return this == WORLD_SCRIPTS || this == MARKUP ? note(dice, number) : dice.pick(Phrases.SMS);
  }

  /** The text of a comment. */
  String comment(LeadRandom dice, int number) {
    return this == WORLD_SCRIPTS || this == MARKUP
        ? note(dice, number)
        : dice.pick(Phrases.COMMENTS);
  }

  /** A person's name. */
  String name(LeadRandom dice) {
    List<String> firstNames =
        this == WORLD_SCRIPTS ? Phrases.WORLD_FIRST_NAMES : Phrases.FIRST_NAMES;
    return dice.pick(firstNames) + " " + dice.pick(Phrases.LAST_NAMES);
  }
}
