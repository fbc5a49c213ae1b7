// One request in full: why it was answered so, what would have worked, and the bytes.
import { admin, call, ORIGIN } from "../api.js";
import { badge, code, copy, html, loading, millis, nothing, pretty, problem, REASONS, when } from "../parts.js";
import { authOf, titleOf } from "../shared.js";
import { snippet } from "../snippets.js";

const CAUSES = {
  forced: "Forced: this outcome was asked for.",
  chaos: "Chaos: a switch made it fail.",
  stub: "A stub mapping of yours answered.",
  store: "The store that the replicas share did not do what this needs.",
};
const STATUS_TEXT = { documented: "documented", inferred: "inferred from the documents", assumed: "our assumption" };
/** What a browser sets itself, or what the replay brings anew. */
const NOT_REPLAYED = /^(authorization|host|connection|content-length|accept-encoding|origin|referer|user-agent|cookie|te|transfer-encoding|upgrade|expect|keep-alive|sec-.*|proxy-.*|access-control-.*)$/i;
/** Stands in for a secret. */
const MASK = "********";

export function openDetails(id, paint) {
  let entry = null;
  let failure = null;
  let replayed = null;

  async function load() {
    failure = null;
    try {
      entry = await admin(`requests/${encodeURIComponent(id)}?all=true`);
    } catch (problem) {
      failure = problem.status === 404 ? new Error("This request is no longer in the log: it keeps the newest ones only.") : problem;
    }
    paint();
  }

  async function replay() {
    const { method, url, body, headers } = entry.request;
    replayed = { running: true };
    paint();
    try {
      const kept = Object.fromEntries(headers.filter(({ name, value }) => !NOT_REPLAYED.test(name) && value !== MASK).map(({ name, value }) => [name, value]));
      const hasBody = method !== "GET" && method !== "HEAD" && body;
      replayed = await call(authOf(entry.api), { method, url, headers: kept, body: hasBody ? body : undefined });
    } catch (problem) {
      replayed = { failure: problem };
    }
    paint();
  }

  load();
  return {
    id,
    view: () => html`<div class="between"><h2 tabindex="-1">Request</h2><a class="button" href="#/requests">Close</a></div>
      ${failure ? problem(failure) : entry === null ? loading("the request") : whole(entry, replay, replayed)}`,
  };
}

function whole(entry, replay, replayed) {
  const { request, response } = entry;
  const again = snippet("curl", { ...curlOf(request), open: false }, authOf(entry.api));
  return html`<p class="headline">${badge(entry.fault ?? entry.status)} <b>${entry.method}</b> <span class="url">${entry.url}</span></p>
    <p class="soft">${titleOf(entry.operation)} · ${millis(entry.waitedMillis)}${entry.delayMillis > 0 ? ` waited: ready after ${millis(entry.durationMillis)}, then held back` : ""} · ${when(entry.time)}${entry.session ? html` · session ${entry.session}` : nothing}</p>
    ${why(entry)}
    ${entry.change ? html`<p><strong>Changed:</strong> ${entry.change}</p>` : nothing}
    <p class="row">
      <button type="button" @click=${replay}>Replay</button>
      <button type="button" @click=${() => copy(again)}>Copy as curl</button>
      <button type="button" @click=${() => copy(location.href)}>Copy link</button>
    </p>
    <div aria-live="polite">${replayed ? outcome(replayed) : nothing}</div>
    ${message("Request", `${request.method} ${request.url}`, request)}
    ${message("Response", entry.fault ? `broken off (${entry.fault})` : `${response.status} ${REASONS[response.status] ?? ""}`, response)}`;
}

const curlOf = ({ method, url, body, headers }) => ({
  method, url: ORIGIN + url, body,
  headers: headers.filter(({ name }) => /^(content-type|prefer|x-leadmock-session)$/i.test(name)),
});

function why({ explanation, cause, rules, hint }) {
  if (!explanation && !hint && !CAUSES[cause]) {
    return rules?.length > 0 ? html`<p class="soft">By ${ruleLinks(rules)}</p>` : nothing;
  }
  const corrected = explanation?.corrected;
  return html`<section class="why">
    <h3>Why</h3>
    ${CAUSES[cause] ? html`<p>${CAUSES[cause]}</p>` : nothing}
    ${explanation?.field ? html`<p>The trouble is in <code>${explanation.field}</code>.</p>` : nothing}
    <p>${explanation?.hint ?? hint}</p>
    ${explanation?.rules?.length > 0
      ? html`<ul>${explanation.rules.map((rule) => html`<li><a href="#/rules/${encodeURIComponent(rule.id)}">${rule.id}</a> ${rule.text} <span class="soft">(${STATUS_TEXT[rule.status] ?? rule.status}${rule.source ? `; ${rule.source}` : ""})</span></li>`)}</ul>`
      : rules?.length > 0 ? html`<p class="soft">By ${ruleLinks(rules)}</p>` : nothing}
    ${corrected ? html`<h3>This works</h3>${code(corrected.curl, "the corrected call")}` : nothing}
  </section>`;
}

const ruleLinks = (rules) => rules.map((id, index) => html`${index > 0 ? ", " : ""}<a href="#/rules/${encodeURIComponent(id)}">${id}</a>`);

function outcome({ running, failure, status, millis: taken }) {
  if (running) {
    return html`<p class="notice">Sending …</p>`;
  }
  return failure
    ? html`<p class="notice bad">${failure.message}</p>`
    : html`<p class="notice">Answered ${badge(status)} in ${millis(taken)}.</p>`;
}

const message = (title, line, { headers, body, bodyTruncated }) => html`<section>
  <h3>${title}</h3>
  <p class="url"><code>${line}</code></p>
  ${headers?.length > 0
    ? html`<details><summary>${headers.length} headers</summary><dl class="headers">${headers.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></details>`
    : nothing}
  ${body ? code(bodyTruncated ? body : pretty(body), `the body of the ${title.toLowerCase()}`) : html`<p class="soft">No body.</p>`}
  ${bodyTruncated ? html`<p class="soft">Cut off here: the log keeps the beginning of long bodies only.</p>` : nothing}
</section>`;
