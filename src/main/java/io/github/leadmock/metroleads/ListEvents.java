package io.github.leadmock.metroleads;

import io.github.leadmock.api.Members;
import io.github.leadmock.api.Model;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.Lead;
import io.github.leadmock.world.Timeline;
import java.util.List;
import java.util.Optional;

/** Fetch events for a lead: one page of its timeline, newest first. */
final class ListEvents implements LeadOperation {

  private static final long MAX_START = 999_999_999_999_999_999L;

  // No maximum is documented; this one limits the memory of a response (rule ML-EV-09).
  private static final long MAX_SIZE = 1_000;

  private static final Members<Shown> SHOWN =
      Members.<Shown>declare()
          .leaf("count", (shown, out) -> out.number(shown.count()))
          .leaf("start", (shown, out) -> out.number(shown.start()))
          .items("events", Shown::events, EventModel.LISTED)
          .done();

  private static final NumberParameter START =
      new NumberParameter("start", 0, 0, MAX_START, "ML-EV-08");
  private static final NumberParameter SIZE =
      new NumberParameter("size", 20, 1, MAX_SIZE, "ML-EV-09");

  @Override
  public Reply answer(Lead lead, Request request) {
    return refusal(request)
        .orElseGet(
            () ->
                answer(lead.timeline(), new Page(START.value(request), (int) SIZE.value(request))));
  }

  @Override
  public Optional<Reply> refusal(Request request) {
    return START.refusal(request).or(() -> SIZE.refusal(request));
  }

  @Override
  public void mend(RequestCorrection correction, NearestLead leads) {
    leads.mend(correction);
    START.mend(correction);
    SIZE.mend(correction);
  }

  private static Reply answer(Timeline timeline, Page page) {
    return new Reply.Constant(
        new PageOf(timeline.state(), page),
        timeline.textBytes(page.start(), page.size()),
        () -> model(timeline, page));
  }

  private static Model<Shown> model(Timeline timeline, Page page) {
    return SHOWN.model(
        new Shown(timeline.count(), page.start(), timeline.page(page.start(), page.size())));
  }

  private record Page(long start, int size) {}

  private record PageOf(Timeline.State timeline, Page page) {}

  private record Shown(int count, long start, List<Event> events) {}
}
