package io.github.leadmock.control;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.ErrorTable;
import io.github.leadmock.api.ErrorTable.Row;
import io.github.leadmock.api.Guard;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.api.Operation;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A small API with its panel, and a clock for the rate limit that the test advances. */
final class Fixture {

  static final String READ = "acme/read";
  static final String WRITE = "acme/write";

  long nanos;
  int written;
  final Api api;
  final ControlPanel panel;
  final ControlledApi controlled;

  Fixture(long seed) {
    ErrorTable errors =
        new ErrorTable(Stream.of(400, 401, 404, 429, 500, 503).map(Fixture::row).toList());
    Operation read = request -> new Reply.Success(Map.of());
    Operation write =
        new Operation() {
          @Override
          public Reply answer(Request request) {
            written++;
            return read.answer(request);
          }

          @Override
          public boolean writes() {
            return true;
          }
        };
    api =
        new Api(
            "acme",
            errors,
            new Guard(
                errors,
                new Guard.Rules(
                    "FORCED", "NOT-FORCED", "DELAY", "SWITCHED", "LIMITED", "SESSION", "AUTH"),
                new Isolation(Isolation.Mode.NONE, true),
                Optional.empty(),
                given -> ""),
            Map.of("read", read, "write", write),
            new Api.RoutingRules("PATH", "METHOD", "TAKE"),
            () -> new Credentials("jane", "x"));
    panel =
        new ControlPanel(
            seed,
            SwitchTargets.of(List.of(api)),
            new ControlledClock(Clock.systemUTC()),
            () -> nanos);
    controlled = new ControlledApi(api, panel, true);
  }

  List<Decision> decisions(int count) {
    List<Decision> decisions = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      decisions.add(panel.decide(api, "read"));
    }
    return decisions;
  }

  private static Row row(int status) {
    return new Row(
        status, status != 404, "R-" + status, "message", Map.of("Retry-After", "1"), Map.of());
  }
}
