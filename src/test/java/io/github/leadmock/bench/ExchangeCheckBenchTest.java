package io.github.leadmock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.verify.Exchange;
import io.github.leadmock.verify.ExchangeCheck;
import io.github.leadmock.verify.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check of single answers is measured, too, by the faults that a single answer can show. */
@Tag("slow")
class ExchangeCheckBenchTest {

  /** Successes that are none; but a documented error may be right for all that an answer shows. */
  private static final String NO_SUCCESS = ".*-(body-.*|status-(201|204|206|302))";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void accusesNoCorrectServer() throws IOException, InterruptedException {
    Map<String, List<Finding>> accused = new TreeMap<>();
    for (Variant variant : Variants.all()) {
      try (FakeVendor server = FakeVendor.start(variant.deviation())) {
        for (Api api : variant.apis()) {
          List<Finding> findings =
              check(variant.target().apply(server.target(api))).stream()
                  .filter(Finding::fails)
                  .toList();
          if (!findings.isEmpty()) {
            accused.put(variant.id(), findings);
          }
        }
      }
    }

    assertThat(accused).isEmpty();
  }

  @Test
  void catchesWhatASingleAnswerShows() throws IOException, InterruptedException {
    List<Fault> faults =
        Stream.concat(
                ShapeFaults.all(),
                Faults.all().stream().filter(fault -> fault.id().matches(NO_SUCCESS)))
            .filter(fault -> !fault.writes())
            .toList();
    Map<String, String> missed = new LinkedHashMap<>();
    for (Fault fault : faults) {
      try (FakeVendor server = FakeVendor.start(fault.deviation())) {
        List<String> rules =
            check(server.target(fault.api())).stream().map(Finding::rule).distinct().toList();
        if (rules.stream().noneMatch(fault.rules()::contains)) {
          missed.put(fault.id(), "%s, found %s".formatted(fault.says(), rules));
        }
      }
    }

    assertThat(faults).hasSizeGreaterThan(100);
    assertThat(missed).isEmpty();
  }

  /** Asks for what there is and for what there is not. */
  private static List<Finding> check(Target target) throws IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (String path : paths(target)) {
      Exchange exchange = get(target, path);
      ExchangeCheck check = ExchangeCheck.of(target.api().text());
      String operation = check.operation("GET", exchange.url().getRawPath()).orElseThrow();
      findings.addAll(check.check(operation, exchange));
    }
    return findings;
  }

  private static List<String> paths(Target target) {
    if (target.api() == Api.LIVEFORCE) {
      return List.of("/leads/summary/" + target.leadId(), "/leads/summary/999999");
    }
    String leads = "/companies/" + target.company() + "/leads/";
    String events = leads + target.lead() + "/events";
    // Every server of the bench starts with the same timeline.
    Event commented =
        new Account(InstantSource.system())
            .main().events().stream()
                .filter(event -> !event.comments().isEmpty())
                .findFirst()
                .orElseThrow();
    return List.of(
        events + "?size=45",
        events + "/" + commented.type() + "/" + commented.id() + "/comments",
        leads + "00000000-0000-4000-8000-000000000000/events");
  }

  private static Exchange get(Target target, String path) throws IOException, InterruptedException {
    URI url = URI.create(target.baseUrl().toString().replaceAll("/+$", "") + path);
    String pair = target.user() + ":" + target.token();
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .build();
    HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
    return new Exchange(
        "GET",
        url,
        target.user(),
        target.token(),
        Optional.empty(),
        Optional.empty(),
        response.statusCode(),
        response.headers().map(),
        response.body());
  }
}
