// One request in full: why it was answered so, what would have worked, the bytes, and the time it took.
import { admin, call, ORIGIN, parsed, takesPart } from "../api.js";
import { CLOSE, LINK, REPLAY } from "../icons.js";
import { address, ago, badge, code, copy, copyButton, html, loading, millis, nothing, panel, pretty, problem, REASONS, tabs, when } from "../parts.js";
import { authOf, shared } from "../shared.js";
import { inLines, snippet } from "../snippets.js";
import { ruleNamed, whatOf } from "../words.js";
import { timing } from "./request-timing.js";

const TABS = [["why", "Why"], ["request", "Request"], ["response", "Response"], ["headers", "Headers"], ["timing", "Timing"]];
const FORMS = [["curl", "curl"], ["fetch", "fetch"], ["http", ".http"]];
const STATUS_TEXT = { documented: "documented", inferred: "inferred from the documents", assumed: "our assumption" };
/** What a browser sets itself, or what the replay brings anew. */
const NOT_REPLAYED = /^(authorization|host|connection|content-length|accept-encoding|origin|referer|user-agent|cookie|te|content-encoding|transfer-encoding|upgrade|expect|keep-alive|sec-.*|proxy-.*|access-control-.*)$/i;
/** Stands in for a secret. */
const MASK = "********";
const CUT = "The log keeps only the beginning of this body";

let chosen = "why"; // The tab that was chosen last stays from one request of the list to the next.

/** A request; one that comes by a link starts with why it was answered so, whatever tab was chosen before. */
export function openDetails(id, paint, close, fromList) {
  chosen = fromList ? chosen : "why";
  let entry = null;
  let failure = null;
  let tab = chosen;
  let replayed = null; // {running} | {failure} | {status, text, millis, corrected}

  async function load() {
    failure = null;
    try {
      entry = await admin(`requests/${encodeURIComponent(id)}?all=true`);
    } catch (problem) {
      failure = problem.status === 404 ? new Error("This request is no longer in the log, which keeps the latest ones only.") : problem;
    }
    paint();
  }

  async function send(request, corrected) {
    replayed = { running: true };
    tab = "response";
    paint();
    try {
      const kept = Object.fromEntries(request.headers.filter(({ name, value }) => !NOT_REPLAYED.test(name) && !value.includes(MASK)).map(({ name, value }) => [name, value]));
      const hasBody = request.method !== "GET" && request.method !== "HEAD" && request.body;
      replayed = { corrected, ...(await call(authOf(entry.api), { method: request.method, url: request.url, headers: kept, body: hasBody ? request.body : undefined })) };
    } catch (problem) {
      replayed = { failure: problem };
    }
    paint();
  }

  const acts = {
    replay: () => send(entry.request, false),
    correct: () => {
      const { url, ...rest } = entry.explanation.corrected;
      send({ ...rest, url: url.startsWith("http") ? new URL(url).pathname + new URL(url).search : url }, true);
    },
    choose: (other) => {
      tab = other;
      chosen = other;
      paint();
    },
    close,
  };

  return {
    id,
    loaded: load(),
    view: () => (failure
      ? html`<div class="between"><h2 tabindex="-1">Request</h2>${closing(close)}</div>${problem(failure)}`
      : entry === null ? html`<h2 tabindex="-1">Request</h2>${loading("the request")}` : whole(entry, tab, replayed, acts)),
  };
}

const closing = (close) => html`<button type="button" class="plain" aria-label="Close" title="Close (Esc)" @click=${close}>${CLOSE}</button>`;

function whole(entry, tab, replayed, acts) {
  const { request } = entry;
  const missing = missingFrom(request);
  const text = (form) => snippet(form, curlOf(request), authOf(entry.api));
  return html`<div class="headline">
      <h2 tabindex="-1">${badge(entry.fault ?? entry.status)} ${entry.method} <span class="mono">${address(entry.url)}</span></h2>
      ${closing(acts.close)}
    </div>
    <p class="soft">${whatOf(entry)} · ${millis(entry.waitedMillis)} · ${when(entry.time)} (${ago(entry.time)})${entry.session ? html` · session ${entry.session}` : nothing}${entry.client ? html` · ${entry.client}` : nothing}</p>
    <p class="row acts">
      ${shared.status.proxy ? nothing : html`<button type="button" ?disabled=${missing} title=${missing ?? nothing} @click=${acts.replay}>${REPLAY}Replay</button>`}
      <span class="row copies" role="group" aria-label="Copy as">Copy as ${FORMS.map(([form, name]) => html`<button type="button" class="quiet" ?disabled=${request.bodyTruncated} title=${request.bodyTruncated ? CUT : nothing} aria-label="Copy as ${name}" @click=${() => copy(text(form), `as ${name}`)}>${name}</button>`)}
        <button type="button" class="plain" aria-label="Copy link" title="Copy link" @click=${() => copy(location.href, "the link")}>${LINK}</button></span>
    </p>
    ${tabs("request", "Request", TABS, tab, acts.choose)}
    ${panel("request", tab, PANELS[tab](entry, replayed, acts))}`;
}

/** Why the log does not know enough of a request to send it again; null when it does. Credentials are brought anew. */
function missingFrom({ url, body, bodyTruncated }) {
  if (bodyTruncated) {
    return CUT;
  }
  return url.includes(MASK) || body.includes(MASK) ? "The log keeps no secrets, and this request has one" : null;
}

const curlOf = ({ method, url, body, headers }) => ({
  method, url: ORIGIN + url, body,
  headers: headers.filter(({ name }) => /^(content-type|prefer|x-leadmock-session)$/i.test(name)),
});

const PANELS = {
  why,
  request: ({ request }) => message("request", `${request.method} `, request.url, request),
  response: (entry, replayed) => html`<div aria-live="polite">${replayed ? comparison(entry, replayed) : response(entry)}</div>`,
  headers: ({ request, response }) => html`${headers("Request", request.headers)} ${headers("Response", response.headers)}`,
  timing,
};

function why(entry, _replayed, acts) {
  const { explanation, cause, rules, hint, change } = entry;
  const corrected = explanation?.corrected;
  const said = afterReason(cause, explanation?.hint ?? hint ?? "");
  const message = parsed(entry.response.body)?.message; // Both APIs say in it what was wrong.
  return html`<div class="why">
    <p><strong>${reason(entry)}</strong></p>
    ${cause === "natural" && message ? html`<p>Response: ${message}</p>` : nothing}
    ${explanation?.field ? html`<p>Where: ${place(explanation.field)}</p>` : nothing}
    ${said ? html`<p>${said}</p>` : nothing}
    ${change ? html`<p>Changed: ${change}</p>` : nothing}
    ${explanation?.rules?.length > 0
      ? html`<ul class="because">${explanation.rules.map((rule) => html`<li><a href="#/rules/${encodeURIComponent(rule.id)}">${rule.id}</a> ${rule.text} <span class="soft">${STATUS_TEXT[rule.status] ?? rule.status}${rule.source ? `; ${rule.source}` : ""}</span></li>`)}</ul>`
      : rules?.length > 0 ? html`<p class="soft">${rules.length > 1 ? "Rules" : "Rule"} ${ruleLinks(rules)}</p>` : nothing}
    ${corrected
      ? html`<div class="between"><h3>This works</h3><button type="button" class="primary" @click=${acts.correct}>Send corrected call</button></div>
          <div class="wrapping">${code(inLines(corrected.curl), "the corrected call")}</div>`
      : cause === "forced" || cause === "chaos" ? html`<p><a href="#/controls">Change it in Controls</a></p>` : nothing}
  </div>`;
}

/** The rule that made a call fail is named above the hint, which goes on: "…; nothing was read or changed." */
const afterReason = (cause, hint) => (cause !== "forced" ? hint : hint.replace(/^Not caused by your request: .*; (\w)/s, (_all, letter) => letter.toUpperCase()));

/** One sentence, before all details. */
function reason(entry) {
  const { cause, status, stub, fault, hint } = entry;
  if (cause === "forced") {
    return /\bPrefer\b|__code/.test(hint ?? "") ? "Failed as the request itself asked." : html`Failed by your rule <em>${ruleNamed(entry)}</em>.`;
  }
  return {
    none: stub ? `Answered by your stub “${stub}”.` : "Answered normally.",
    chaos: fault ? "Failed by an injected fault." : "Failed by an injected error.",
    stub: stub ? `Your stub “${stub}” answers with an error.` : "A stub, template or setting of yours failed.",
    store: "The store that the replicas share did not do what this request needs.",
    natural: shared.status.proxy ? "Against the contract." : `${status} ${REASONS[status] ?? ""}: the mock refused the request.`,
  }[cause];
}

/** "query size" → query parameter size */
function place(field) {
  const [kind, name] = field.split(" ");
  const kinds = { query: "query parameter", path: "path segment", header: "header" };
  if (field.startsWith("/")) {
    return html`member <code>${field}</code> of the body`;
  }
  return name ? html`${kinds[kind] ?? kind} <code>${name}</code>` : html`the request's ${field}`;
}

const ruleLinks = (rules) => rules.map((id, index) => html`${index > 0 ? ", " : ""}<a href="#/rules/${encodeURIComponent(id)}">${id}</a>`);

function response(entry) {
  return message("response", entry.fault ? `Connection broken: ${entry.fault}` : `${entry.response.status} ${REASONS[entry.response.status] ?? ""}`, "", entry.response);
}

const message = (title, line, url, { body, bodyTruncated }) => html`
  <p class="mono">${line}${url ? html`${address(url)} ${copyButton(ORIGIN + url, "the address")}` : nothing}</p>
  ${body ? html`<div class="wrapping">${code(bodyTruncated ? body : pretty(body), `the body of the ${title}`)}</div>` : html`<p class="soft">No body.</p>`}
  ${truncated(bodyTruncated)}`;

const truncated = (it) => (it ? html`<p class="soft">Truncated: the log keeps only the beginning of long bodies.</p>` : nothing);

const headers = (title, list) => html`<h3>${title}</h3>
  ${list?.length > 0 ? html`<dl class="headers">${list.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>` : html`<p class="soft">None.</p>`}`;

/** The new answer beside the old one; lines that only one of them has are marked. */
function comparison(entry, replayed) {
  if (replayed.running) {
    return html`<p class="notice">Sending …</p>`;
  }
  if (replayed.failure) {
    return html`<p class="notice bad">${replayed.failure.message}</p>${response(entry)}`;
  }
  const { verdict, before, now, alike } = compared(entry, replayed);
  return html`<p>${replayed.corrected ? "Corrected call sent. " : "Sent again. "}${verdict}</p>
    ${takesPart() ? nothing : html`<p class="soft">It is listed as a console call, hidden unless <em>Console calls</em> is ticked.</p>`}
    <div class="beside">
      ${half("Before", badge(entry.fault ?? entry.status), entry.waitedMillis, before, alike ? now : before)}
      ${half("Now", badge(replayed.status), replayed.millis, now, alike ? before : now)}
    </div>
    ${truncated(entry.response.bodyTruncated)}
    ${replayed.hint ? html`<p class="soft">${replayed.hint}</p>` : nothing}`;
}

/** Both answers in lines, and whether it helps to mark those that differ: of an error and a success, it would be every line. */
function compared({ method, status, fault, response }, replayed) {
  const { body, bodyTruncated } = method === "HEAD" ? { body: "" } : response; // The log has what a GET would have brought.
  const kept = bodyTruncated ? body.replace(/\uFFFD+$/, "") : pretty(body); // The cut may go through a letter.
  const again = bodyTruncated ? replayed.text.slice(0, kept.length) : pretty(replayed.text);
  const lines = { before: kept.split("\n"), now: again.split("\n") };
  if (fault || status !== replayed.status) {
    return { ...lines, alike: false, verdict: "The response differs." };
  }
  if (body.includes(MASK)) {
    return { ...lines, alike: false, verdict: "The log keeps no secrets, and the response has one: it cannot be compared." };
  }
  if (kept !== again) {
    return { ...lines, alike: true, verdict: "The response differs." };
  }
  return { ...lines, alike: true, verdict: bodyTruncated ? "The response is the same as far as the log keeps it." : "The response is the same." };
}

function half(title, status, waited, lines, others) {
  const known = new Set(others);
  return html`<section aria-label=${title}>
    <h3>${title} ${status} <span class="soft">${millis(waited)}</span></h3>
    <div class="code wrapped"><pre tabindex="0" aria-label="${title}: the response">${lines.map((line) => (known.has(line) ? `${line}\n` : html`<mark>${line}</mark>${"\n"}`))}</pre></div>
  </section>`;
}
