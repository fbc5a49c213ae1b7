package io.github.leadmock.verify;

/**
 * A note of the run that a request must not change. Without having seen the note before, no server
 * is blamed: a list may lag, or not contain notes at all.
 *
 * @param note the note
 * @param isListed whether the list showed it unchanged before the request
 */
record Untouched(Note note, boolean isListed) {

  /** Looks up a note before the request. */
  static Untouched before(Probe probe, Note note) {
    return new Untouched(
        note,
        NoteList.look(probe).filter(page -> message(page, note).equals(note.text())).isPresent());
  }

  /** Looks it up again afterwards, twice before reporting a finding. */
  void check(Probe probe, String rule) {
    if (!isListed) {
      probe.reading(
          "ML-NO-04",
          "a note of the run is not listed, so the effect of refused requests on it could not be seen");
      return;
    }
    EventPage page =
        probe
            .session()
            .patience()
            .twice(
                () -> EventPage.ask(probe, NoteList.FIRST_PAGE),
                seen -> message(seen, note).equals(note.text()));
    String message = message(page, note);
    if (!message.equals(note.text())) {
      boolean gone = !NoteList.has(page, note);
      probe.find(
          rule,
          page.answer(),
          "/events",
          gone
              ? "a request that should be refused removed the note"
              : "a request that should be refused changed the note",
          note.text(),
          gone ? "no longer listed" : message);
    }
  }

  private static String message(EventPage page, Note note) {
    return NoteList.find(page, note)
        .map(event -> event.at("/data/message").asString(""))
        .orElse("");
  }
}
