package io.github.leadmock.metroleads;

import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.world.Lead;
import java.util.Optional;

/** Add a note: it becomes the newest event of the lead, with the sender as its author. */
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

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public void mend(RequestCorrection correction, NearestLead leads) {
    leads.mend(correction);
    NearestText.mend(correction, leads.lead(correction).orElseThrow());
  }

  @Override
  public Optional<Reply> refusal(Request request) {
    return NoteText.read(request.body()).refusal();
  }
}
