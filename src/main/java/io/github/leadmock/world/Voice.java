package io.github.leadmock.world;

import java.util.List;

/** How the texts of a lead sound: ordinary ones, and the kinds that break front ends. */
enum Voice {
  ORDINARY {
    @Override
    String note(Dice dice) {
      return dice.pick(Phrases.NOTES)
          .replace("#", String.valueOf(dice.between(2, 90)))
          .replace("@", dice.pick(Phrases.FIRST_NAMES));
    }
  },
  LONG {
    @Override
    String note(Dice dice) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 20_000) {
        text.append(ORDINARY.note(dice)).append(dice.chance(10) ? "\n\n" : " ");
      }
      return text.append("Averylongwordwithoutanyplacetobreakit".repeat(12)).toString();
    }
  },
  WORLD_SCRIPTS {
    @Override
    String note(Dice dice) {
      return dice.pick(Phrases.WORLD_SCRIPTS);
    }
  },
  MARKUP {
    @Override
    String note(Dice dice) {
      return dice.pick(Phrases.MARKUP);
    }
  };

  /** The text of a note. */
  abstract String note(Dice dice);

  /** The text of an SMS: people type the same edge cases there, only shorter. */
  String sms(Dice dice) {
    return this == WORLD_SCRIPTS || this == MARKUP ? note(dice) : dice.pick(Phrases.SMS);
  }

  /** The text of a comment. */
  String comment(Dice dice) {
    return this == WORLD_SCRIPTS || this == MARKUP ? note(dice) : dice.pick(Phrases.COMMENTS);
  }

  /** A person's name. */
  String name(Dice dice) {
    List<String> firstNames =
        this == WORLD_SCRIPTS ? Phrases.WORLD_FIRST_NAMES : Phrases.FIRST_NAMES;
    return dice.pick(firstNames) + " " + dice.pick(Phrases.LAST_NAMES);
  }
}
