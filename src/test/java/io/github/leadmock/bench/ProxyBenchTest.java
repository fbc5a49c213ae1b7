package io.github.leadmock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.proxy.ProxyServer;
import io.github.leadmock.proxy.ProxySettings;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The proxy is measured by the faulty servers of the bench, while an ordinary client walks through:
 * one that does nothing for the sake of the check.
 */
@Tag("slow")
class ProxyBenchTest {

  /** What one exchange shows: its shape, its status, its text, its echo of the request. */
  private static final String SINGLE =
      "(ml|lf)-.*-(body-.*|status-(201|204|206|302))"
          + "|ml-(add|update|remove)-answer-.*|ml-page-size-.*|ml-start-echo.*";

  @Test
  void findsAtLeastNineOfTenFaultsOfSingleExchanges() throws IOException {
    List<Fault> faults =
        Faults.all().stream()
            .filter(
                fault ->
                    ShapeFaults.all().anyMatch(shape -> shape.id().equals(fault.id()))
                        || fault.id().matches(SINGLE))
            .toList();
    Map<String, String> missed = new LinkedHashMap<>();
    for (Fault fault : faults) {
      List<String> rules =
          walked(fault.api(), fault.deviation(), target -> target).findings().stream()
              .map(Finding::rule)
              .distinct()
              .toList();
      if (rules.stream().noneMatch(fault.rules()::contains)) {
        missed.put(fault.id(), "%s, found %s".formatted(fault.says(), rules));
      }
    }
    Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(
        Path.of("target", "bench", "proxy.md"),
        "%s of %s faults of single exchanges found by the proxy; missed:\n\n"
                .formatted(faults.size() - missed.size(), faults.size())
            + String.join(
                "",
                missed.entrySet().stream()
                    .map(one -> "- %s: %s\n".formatted(one.getKey(), one.getValue()))
                    .toList()));

    assertThat(faults).hasSizeGreaterThan(250);
    assertThat(missed.size()).as("missed: %s", missed).isLessThanOrEqualTo(faults.size() / 10);
  }

  @Test
  void accusesNoCorrectServer() throws IOException {
    Map<String, List<String>> accused = new TreeMap<>();
    for (Variant variant : Variants.all()) {
      for (Api api : variant.apis()) {
        List<String> findings =
            walked(api, variant.deviation(), variant.target()).findings().stream()
                .filter(Finding::fails)
                .map(finding -> finding.rule() + ": " + finding.message())
                .toList();
        if (!findings.isEmpty()) {
          accused.put(variant.id() + " " + api, findings);
        }
      }
    }

    assertThat(accused).isEmpty();
  }

  private static Report walked(Api api, Deviation deviation, UnaryOperator<Target> told)
      throws IOException {
    try (FakeVendor server = FakeVendor.start(deviation)) {
      Target target = told.apply(server.target(api));
      List<String> log = new ArrayList<>();
      try (ProxyServer proxy =
          ProxyServer.start(
              ProxySettings.of(api.text(), target.baseUrl()), found -> {}, call -> {}, log::add)) {
        new OrdinaryClient(URI.create("http://127.0.0.1:" + proxy.port()), target).walk();
        Report report = proxy.report();
        assertThat(log).isEmpty();
        return report;
      }
    }
  }
}
