package io.github.leadmock.metroleads;

import io.github.leadmock.api.Members;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.world.Comment;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.Lead;
import io.github.leadmock.world.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Fetch comments for an event: all comments, newest first. */
final class ListComments implements LeadOperation {

  private static final Members<List<Comment>> COMMENTS =
      Members.<List<Comment>>declare()
          .leaf("total_count", (comments, out) -> out.number(comments.size()))
          .items("sub_events", comments -> comments, EventModel.COMMENT)
          .done();

  @Override
  public Reply answer(Lead lead, Request request) {
    Timeline timeline = lead.timeline();
    Optional<Event> event = Ids.parse(request.variable("event_uuid")).flatMap(timeline::find);
    if (event.isEmpty()) {
      return Ids.refusal(request, "no such event", "event_uuid")
          .orElseGet(
              () ->
                  Errors.notFound(
                      "ML-CO-08",
                      "no such event",
                      "The lead has no such event: take an event_id from its list of events, and"
                          + " mind removed notes."));
    }
    String type = event.get().type();
    if (!type.equals(request.variable("event_type"))) {
      return Errors.notFound(
          "ML-CO-04",
          "no such event of this type",
          "This event's type is %s: ask for /events/%s/%s/comments."
              .formatted(type, type, event.get().id()));
    }
    UUID id = event.get().id();
    // Constant, because no operation writes comments.
    return new Reply.Constant(
        new CommentsOf(timeline.id(), id), () -> COMMENTS.model(timeline.comments(id)));
  }

  @Override
  public void mend(RequestCorrection correction, NearestLead leads) {
    leads.mendWithEvent(correction);
  }

  private record CommentsOf(Timeline.Id timeline, UUID event) {}

  @Override
  public Optional<Reply> refusal(Request request) {
    return Ids.refusal(request, "no such event", "event_uuid");
  }
}
