package io.github.leadmock.scorecard;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges each request by itself: its ids, parameters and body. */
final class RequestJudge implements Judge {

  private static final Map<String, Set<String>> PARAMETERS =
      Map.of(
          Call.LIST_EVENTS, Set.of("start", "size"),
          Call.ISSUE_TOKEN, Set.of("username", "password"));

  /** Texts that programs put where an id is missing. */
  private static final Pattern NO_ID =
      Pattern.compile(
          "undefined|null|none|nan|\\[object object]|\\{.*}|\\$\\{.*}|<.*>|:[a-z_]+id",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final int NO_UUIDS = 3;
  private static final int UNDOCUMENTED = 2;

  private final Set<String> noUuids = new LinkedHashSet<>();
  private String latestFine = "";
  private int undocumented;
  private long plain;

  @Override
  public void see(Call call, Marks marks) {
    ids(call, marks);
    if (call.operation().isEmpty()) {
      return;
    }
    parameters(call, marks);
    if (call.is(Call.ADD_NOTE) || call.is(Call.UPDATE_NOTE)) {
      body(call, marks);
    }
  }

  private void ids(Call call, Marks marks) {
    String path = call.path();
    if (path.equals(latestFine)) {
      marks.kept(Duty.IDS);
      return;
    }
    boolean metroLeads = path.contains("/companies/");
    if (!metroLeads && !path.contains("/leads/summary/")) {
      return;
    }
    boolean fine = true;
    String[] parts = path.split("/");
    for (int at = 1; at < parts.length; at++) {
      if (isIdAfter(parts[at - 1], parts[at], metroLeads)) {
        fine &= id(decoded(parts[at]), call, metroLeads, marks);
      }
    }
    if (fine && !call.operation().isEmpty()) {
      latestFine = path;
      marks.kept(Duty.IDS);
    }
  }

  private static boolean isIdAfter(String before, String part, boolean metroLeads) {
    return metroLeads
        ? before.equals("companies") || before.equals("leads") || before.equals("note")
        : before.equals("summary") && !part.isEmpty();
  }

  private boolean id(String id, Call call, boolean metroLeads, Marks marks) {
    if (NO_ID.matcher(id).matches()) {
      marks.broken(Duty.IDS, "'%s' stands in place of an id".formatted(id), call);
      return false;
    }
    if (!metroLeads || UUID.matcher(id).matches()) {
      return true;
    }
    if (noUuids.size() < NO_UUIDS && noUuids.add(id) && noUuids.size() == NO_UUIDS) {
      marks.broken(
          Duty.IDS, "ids that are no UUIDs: %s".formatted(String.join(", ", noUuids)), call);
    }
    return false;
  }

  private static String decoded(String part) {
    if (part.indexOf('%') < 0) {
      return part;
    }
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return part;
    }
  }

  private void parameters(Call call, Marks marks) {
    if (call.query().isEmpty()) {
      plain++;
      return;
    }
    Set<String> known = PARAMETERS.getOrDefault(call.operation(), Set.of());
    List<String> others = new ArrayList<>();
    for (String pair : call.query().split("&")) {
      String name = CredentialsJudge.name(pair);
      // A wish to the mock, or a credential, which another judge looks at.
      if (!known.contains(name)
          && !name.isEmpty()
          && !name.startsWith("__")
          && !CredentialsJudge.isSecret(name)) {
        others.add(name);
      }
    }
    if (others.isEmpty()) {
      plain++;
      return;
    }
    undocumented++;
    if (undocumented >= UNDOCUMENTED) {
      marks.broken(
          Duty.PARAMETERS,
          "the query has %s, which no document names".formatted(String.join(", ", others)),
          call);
    }
  }

  private static void body(Call call, Marks marks) {
    if (!call.body().present()) {
      return;
    }
    String type = call.body().type().toLowerCase(Locale.ROOT);
    String media = type.replaceFirst(";.*", "").strip();
    if (call.body().refused() && call.body().text()) {
      marks.broken(Duty.CONTENT_TYPE, "the body of a note is not a JSON object", call);
      // The documented curl calls send JSON with the type of a form.
    } else if (media.equals("application/json")
        || media.endsWith("+json")
        || media.equals("application/x-www-form-urlencoded")) {
      marks.kept(Duty.CONTENT_TYPE);
    } else {
      marks.broken(
          Duty.CONTENT_TYPE,
          media.isEmpty()
              ? "a note was sent without Content-Type"
              : "a note was sent with Content-Type %s".formatted(media),
          call);
    }
    @Nullable String charset = charset(type);
    if (!call.body().text()) {
      marks.broken(Duty.ENCODING, "the body is no UTF-8", call);
    } else if (charset != null && !charset.equals("utf-8") && !charset.equals("utf8")) {
      marks.broken(Duty.ENCODING, "Content-Type names the charset %s".formatted(charset), call);
    } else {
      marks.kept(Duty.ENCODING);
    }
  }

  private static @Nullable String charset(String type) {
    int at = type.indexOf("charset=");
    return at < 0
        ? null
        : type.substring(at + "charset=".length())
            .replaceFirst(";.*", "")
            .replace("\"", "")
            .strip();
  }

  @Override
  public void conclude(long now, Marks marks) {
    if (plain > 0) {
      marks.kept(Duty.PARAMETERS);
    }
  }

  @Override
  public void forget() {
    // Each request stands for itself.
  }
}
