package io.github.leadmock.metroleads;

import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.world.Lead;
import java.util.Optional;
import java.util.UUID;

/** Update a note: its text changes, its id and time do not. */
final class UpdateNote implements LeadOperation {

  @Override
  public Reply answer(Lead lead, Request request) {
    Optional<UUID> note = Ids.parse(request.variable("note_or_event_uuid"));
    return NoteText.read(request.body())
        .use(
            text ->
                lead.fullFor(text)
                    .map(Errors::full)
                    .orElseGet(
                        () ->
                            note.flatMap(id -> lead.updateNote(id, text))
                                .map(event -> EventModel.saved("updated", event))
                                .orElseGet(() -> Errors.noSuchNote(lead, request))));
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public void mend(RequestCorrection correction, NearestLead leads) {
    leads.mend(correction);
    NearestText.mend(correction, leads.lead(correction).orElseThrow());
    leads.mendWithNote(correction);
  }

  @Override
  public Optional<Reply> refusal(Request request) {
    return Ids.refusal(request, "no such note", "note_or_event_uuid")
        .or(() -> NoteText.read(request.body()).refusal());
  }
}
