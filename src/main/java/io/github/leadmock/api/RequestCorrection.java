package io.github.leadmock.api;

import io.github.leadmock.api.Correction.Login;
import io.github.leadmock.message.DecodedUrl;
import io.github.leadmock.message.DecodedUrl.Parameter;
import io.github.leadmock.message.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a refused request into a valid one. It starts as the request that was sent, matched to the
 * nearest route; what is invalid is replaced piece by piece, in the order in which the mock checks
 * the pieces. The first one replaced is the reason for the refusal. Not thread-safe.
 */
public final class RequestCorrection {

  /**
   * The only header, besides credentials and session, that affects an API's reply. A line of it
   * that asks for an error is dropped: it would get the error again.
   */
  private static final String PREFER = "Prefer";

  /** Parameters without a name, ones that force an outcome, and ones that nobody should see. */
  private static final Set<String> NEVER_KEPT = Set.of("", "__code", "password");

  private static final Header JSON = new Header("Content-Type", "application/json");

  private final RawRequest sent;
  private final RouteMatch fit;
  private final Login login;
  private final WriteScope owner;
  private final Map<String, String> variables;
  private final List<Parameter> query;
  private final Set<String> changed = new LinkedHashSet<>();
  private Optional<String> body = Optional.empty();
  private boolean givenUp;

  /**
   * Starts a correction.
   *
   * @param login the credentials to send
   * @param owner whose world it must be valid in
   */
  RequestCorrection(RawRequest sent, RouteMatch fit, Login login, WriteScope owner) {
    this.sent = sent;
    this.fit = fit;
    this.login = login;
    this.owner = owner;
    this.variables = new LinkedHashMap<>(fit.variables());
    this.query = new ArrayList<>(DecodedUrl.parse(sent.url()).query());
    query.removeIf(parameter -> NEVER_KEPT.contains(parameter.name().toLowerCase(Locale.ROOT)));
    query.removeIf(RequestCorrection::isImpossibleDelay);
  }

  /** The request that was sent. */
  public RawRequest sent() {
    return sent;
  }

  /** Whose world it must be valid in. */
  public WriteScope owner() {
    return owner;
  }

  /** A path variable; empty text if the path does not have it. */
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** Sets a path variable. */
  public void variable(String name, String value) {
    if (!variable(name).equals(value)) {
      blame("path " + name);
      variables.put(name, value);
    }
  }

  /** All values of a query parameter; none if it is absent. */
  public List<String> parameter(String name) {
    return query.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .toList();
  }

  /** Sets a query parameter to one value, or removes it. */
  public void parameter(String name, Optional<String> value) {
    if (parameter(name).equals(value.stream().toList())) {
      return;
    }
    blame("query " + name);
    query.removeIf(parameter -> parameter.name().equals(name));
    value.ifPresent(text -> query.add(new Parameter(name, text)));
  }

  /** Sets the body, as JSON text. */
  public void body(String json) {
    body = Optional.of(json);
  }

  /** Records a possible reason for the refusal. */
  public void blame(String field) {
    changed.add(field);
  }

  /** Records that no request of this kind would be accepted, whatever it contains. */
  public void giveUp() {
    givenUp = true;
  }

  /** The corrected request; empty if none would be accepted. */
  Optional<Correction> finish() {
    return givenUp ? Optional.empty() : Optional.of(corrected());
  }

  private Correction corrected() {
    List<Header> headers = new ArrayList<>();
    sent.headers().stream().filter(header -> isKept(header)).forEach(headers::add);
    owner.session().ifPresent(name -> headers.add(new Header(Isolation.HEADER, name)));
    body.ifPresent(json -> headers.add(JSON));
    return new Correction(
        // If nothing was blamed, the fault is a body where none belongs.
        changed.stream().findFirst().orElse("body"),
        fit.route().methodFor(sent.method()),
        address().encoded(),
        headers,
        body,
        login);
  }

  private DecodedUrl address() {
    List<String> segments =
        Arrays.stream(fit.route().template().substring(1).split("/"))
            .map(
                word ->
                    word.startsWith("{") ? variable(word.substring(1, word.length() - 1)) : word)
            .toList();
    return new DecodedUrl(segments, query);
  }

  private static boolean isKept(Header header) {
    return header.name().equalsIgnoreCase(PREFER)
        && StandardCharsets.US_ASCII.newEncoder().canEncode(header.value())
        && Prefer.parameter(List.of(header.value()), Preference.CODE)
            .filter(code -> !code.equals("200"))
            .isEmpty()
        && Prefer.parameter(List.of(header.value()), Preference.DELAY)
            .filter(delay -> Prefer.millis(delay).isEmpty())
            .isEmpty();
  }

  private static boolean isImpossibleDelay(Parameter parameter) {
    return parameter.name().equals(Preference.parameter(Preference.DELAY))
        && Prefer.millis(parameter.value().strip()).isEmpty();
  }
}
