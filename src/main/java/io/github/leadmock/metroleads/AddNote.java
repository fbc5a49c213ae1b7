package io.github.leadmock.metroleads;

import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.world.Lead;

/** Add a note: it goes on top of the lead's timeline, under the name of whoever sent it. */
final class AddNote implements LeadOperation {

  @Override
  public Reply answer(Lead lead, Request request) {
    return NoteText.read(request.body())
        .use(
            text ->
                lead.fullFor(text)
                    .map(Errors::full)
                    .orElseGet(
                        () -> {
                          Writer writer = Writer.of(request);
                          return EventModel.saved(
                              "added", lead.addNote(writer.user(), writer.name(), text));
                        }));
  }
}
