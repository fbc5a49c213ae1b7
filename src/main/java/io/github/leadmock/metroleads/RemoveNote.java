package io.github.leadmock.metroleads;

import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.world.Lead;
import java.util.Optional;
import java.util.UUID;

/** Remove a note: the response shows the note in its last state. */
final class RemoveNote implements LeadOperation {

  @Override
  public Reply answer(Lead lead, Request request) {
    Optional<UUID> note = Ids.parse(request.variable("note_or_event_uuid"));
    return note.flatMap(lead::removeNote)
        .map(event -> EventModel.saved("removed", event))
        .orElseGet(() -> Errors.noSuchNote(lead, request));
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public void mend(RequestCorrection correction, NearestLead leads) {
    leads.mendWithNote(correction);
  }

  @Override
  public Optional<Reply> refusal(Request request) {
    return Ids.refusal(request, "no such note", "note_or_event_uuid");
  }
}
