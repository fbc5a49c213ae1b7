// How the app treats the two APIs: the verdict on each rule for clients, and the requests that show it.
import { admin } from "../api.js";
import { saveAs } from "../downloads.js";
import { CLOSE, REPLAY } from "../icons.js";
import { badge, count, empty, html, loading, nothing, number, option, problem, repeat, search, segments, select, shortened, timeOfDay, toast, whenTyped } from "../parts.js";

const EVERY = 3000;
const OUTCOMES = ["broken", "kept", "not seen"];
const FORMATS = [["html", "HTML", "html"], ["markdown", "Markdown", "md"], ["junit", "JUnit", "xml"], ["sarif", "SARIF", "sarif"], ["json", "JSON", "json"]];
const FILTERS = ["outcome", "session", "q"];

/** #/scorecard, #/scorecard/RULE?outcome=broken&session=NAME&q=WORDS */
export function open(route, paint) {
  const filter = { outcome: "", session: "", q: "" };
  let card = null;
  let failure = null;
  let chosen = null; // The id of the open rule.
  let asking = 0; // How many calls wait for their answer.
  const { typed, forget } = whenTyped((q) => choose({ q }));

  async function load() {
    const { session } = filter;
    asking++;
    try {
      const loaded = await admin(`scorecard${query({ session })}`);
      if (session !== filter.session) {
        return; // Another was chosen meanwhile.
      }
      card = loaded;
      failure = null;
    } catch (problem) {
      failure = problem;
    } finally {
      asking--;
    }
    paint();
  }

  async function startOver() {
    try {
      await admin(`scorecard${query({ session: filter.session })}`, { method: "DELETE" });
      toast("Scorecard cleared");
    } catch (problem) {
      toast(problem.message);
    }
    load();
  }

  function go({ parts, query: wanted }) {
    const before = { id: chosen, session: filter.session };
    chosen = parts[0] ?? null;
    FILTERS.forEach((name) => (filter[name] = wanted.get(name) ?? ""));
    if (card === null || before.session !== filter.session) {
      card = null;
      load();
    }
    if (chosen !== before.id) {
      setTimeout(() => (chosen ? document.querySelector(".details h2") : document.getElementById(`verdict-${before.id}`))?.focus(), 40);
    }
  }

  const hrefOf = (id, change = {}) => `#/scorecard${id ? `/${encodeURIComponent(id)}` : ""}${query({ ...filter, ...change })}`;

  function choose(change) {
    Object.assign(filter, change);
    history.replaceState(null, "", hrefOf(chosen));
    paint();
  }

  const close = () => chosen && (location.hash = hrefOf(null));

  const shown = () => OUTCOMES.flatMap((outcome) => card.verdicts.filter((verdict) => verdict.outcome === outcome && fits(verdict, filter)));

  /** The rule above or below the open one; the first one when none is open. */
  function step(by) {
    const verdicts = card === null ? [] : shown();
    const next = verdicts[Math.max(0, verdicts.findIndex(({ id }) => id === chosen) + (chosen ? by : 0))];
    if (next) {
      location.hash = hrefOf(next.id);
    }
  }

  go(route);
  const timer = setInterval(() => document.visibilityState === "visible" && asking === 0 && load(), EVERY);
  return {
    title: () => chosen ?? "Scorecard",
    go,
    close: () => {
      clearInterval(timer);
      forget();
    },
    escape: close,
    keys: [
      ["j", "Next rule", () => step(1)], ["k", "Previous rule", () => step(-1)],
      ["f", "Broken rules only, or all", () => choose({ outcome: filter.outcome === "broken" ? "" : "broken" })],
    ],
    view: () => html`<div class="between wide">
        <span class="row"><h1>Scorecard</h1><span class="live ${failure ? "lost" : ""}">${failure ? "Disconnected" : "Live"}</span></span>
        <span class="row">
          ${card?.requests > 0 ? html`<span class="row copies" role="group" aria-label="Report as">Report as ${FORMATS.map(([format, name, ending]) => html`<a class="button quiet" href="scorecard${query({ session: filter.session, format })}" target="_blank" rel="noopener" @click=${saveAs(`scorecard.${ending}`)}>${name}</a>`)}</span>` : nothing}
          <button type="button" title="Forget what was judged so far" @click=${startOver}>${REPLAY}Start over</button>
        </span>
      </div>
      ${failure ? problem(failure, load) : nothing}
      ${card === null ? (failure ? nothing : loading("the scorecard")) : body(card, filter, chosen, shown, { choose, typed, close, hrefOf })}`,
  };
}

function query(values) {
  const kept = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
  return kept.size > 0 ? `?${kept}` : "";
}

const fits = ({ id, text, topic, status, outcome, evidence }, filter) => (!filter.outcome || outcome === filter.outcome)
  && filter.q.toLowerCase().split(/\s+/).every((word) => `${id} ${text} ${topic} ${status} ${evidence.map(({ what }) => what).join(" ")}`.toLowerCase().includes(word));

function body(card, filter, chosen, shown, acts) {
  const open = card.verdicts.find(({ id }) => id === chosen);
  return html`<p class="soft">How your app treats the two APIs, judged by its requests. “Not seen” means that no request has put the rule to the test.</p>
    ${card.requests === 0 && !chosen
      ? html`${sessions(card, filter, acts)}${nobody()}`
      : html`${filters(card, filter, acts)}
        <div class="split ${chosen ? "with-details" : ""}">
          <section class="rows" aria-label="Verdicts">${rows(shown(), card, chosen, acts)}</section>
          ${chosen ? html`<section class="details" aria-label="Verdict">${open ? details(open, acts) : unknown(chosen, acts)}</section>` : nothing}
        </div>`}`;
}

const nobody = () => empty("No requests yet", html`Point your app or its tests at this mock, or run them through trouble with <code>./leadmock drill -- COMMAND</code>; the verdicts appear here.
  Calls that the console makes are not judged.`);

function filters(card, filter, acts) {
  const of = (outcome) => card.verdicts.filter((verdict) => verdict.outcome === outcome).length;
  return html`<form class="row filters" role="search" @submit=${(event) => event.preventDefault()}>
    ${segments("Outcome", [["", `All ${card.verdicts.length}`], ["broken", `Broken ${of("broken")}`], ["kept", `Kept ${of("kept")}`], ["not seen", `Not seen ${of("not seen")}`]],
      filter.outcome, (outcome) => acts.choose({ outcome }))}
    ${search("Search rules for clients", "Search: retries, 429, CL-PG-01 …", filter.q, acts.typed)}
    ${sessions(card, filter, acts)}
  </form>`;
}

/** Shown once there is a session to choose. */
const sessions = (card, filter, { hrefOf }) => (card.sessions.every(({ name }) => !name) && !filter.session ? nothing
  : select("Session", "Without a session",
    [...new Set([...card.sessions.map(({ name }) => name), filter.session])].filter(Boolean).map((name) => option(name, named(name, card.sessions), filter.session)),
    (session) => (location.hash = hrefOf(null, { session }))));

function named(name, sessions) {
  const known = sessions.find((session) => session.name === name);
  return known ? `${name}: ${count(known.requests, "request")}, ${known.broken.length} broken` : name;
}

const rows = (verdicts, card, chosen, { hrefOf }) => html`
  ${verdicts.length === 0 ? empty("No rule matches", "Choose another outcome, or search for another word.") : html`
    <div class="verdict head" aria-hidden="true"><span>Verdict</span><span class="id">Rule</span><span class="topic">Topic</span><span>What your app should do</span></div>
    <ol class="list">${repeat(verdicts, ({ id }) => id, (verdict) => html`<li><a class="verdict" id="verdict-${verdict.id}" href=${hrefOf(verdict.id)} aria-current=${verdict.id === chosen ? "true" : nothing}>
      ${chip(verdict)}
      <span class="id mono">${verdict.id}</span>
      <span class="topic">${verdict.topic}</span>
      <span class="says">${verdict.text}${verdict.outcome === "broken" && verdict.evidence[0] ? html`<span class="soft">${capital(verdict.evidence[0].what)}${verdict.timesBroken > 1 ? ` (${times(verdict.timesBroken)})` : ""}</span>` : nothing}</span>
    </a></li>`)}</ol>`}
  <p class="soft" role="status">${count(card.requests, "request")} judged${card.missed ? `; ${number(card.missed)} came too fast to be judged` : ""}.</p>`;

const chip = ({ outcome }) => html`<span class="tag ${outcome.replace(" ", "-")}">${outcome}</span>`;

const times = (seen) => (seen === 1 ? "once" : `${number(seen)} times`);

const closing = (close) => html`<button type="button" class="plain" aria-label="Close" title="Close (Esc)" @click=${close}>${CLOSE}</button>`;

const unknown = (id, { close }) => html`<div class="headline"><h2 tabindex="-1">${id}</h2>${closing(close)}</div>
  <p>There is no such rule for clients.</p>`;

function details(verdict, { close }) {
  const { id, text, status, topic, outcome, evidence, advice, causes, seen, source, timesBroken, timesKept } = verdict;
  return html`<div class="headline"><h2 tabindex="-1">${chip(verdict)} <span class="mono">${id}</span> ${text}</h2>${closing(close)}</div>
    <p class="soft"><span class="tag ${status}">${status}</span> ${topic}${timesBroken > 0 ? ` · broken ${times(timesBroken)}` : ""}${timesKept > 0 ? ` · kept ${times(timesKept)}` : ""}</p>
    ${evidence.length > 0 ? html`<h3>Evidence</h3>${evidence.map(shownBy)}` : nothing}
    ${outcome === "broken" ? html`<h3>What to do</h3><p>${advice}</p>` : nothing}
    ${outcome === "broken" && causes ? html`<h3>Not your app?</h3><p>From outside, these look the same: ${causes}.</p>` : nothing}
    <h3>Counts as broken</h3><p>${sentence(seen)}</p>
    ${outcome === "broken" ? nothing : html`<h3>If it is broken</h3><p>${advice}</p>`}
    <h3>Source</h3><p>${source === "none" ? "None: good practice." : `${source}${/[.:!?]$/.test(source) ? "" : "."}`}</p>`;
}

const shownBy = ({ what, requests }) => html`<section class="evidence"><p>${sentence(what)}</p>
  <ol class="list">${requests.map((request) => html`<li><a class="request" href="#/requests/${encodeURIComponent(request.id)}">
    ${request.lost ? html`<span class="tag hot">lost</span>` : badge(request.status)}
    <b>${request.method}</b>
    <span class="path" title=${request.url}><bdi>${shortened(request.url)}</bdi></span>
    <span class="time">${timeOfDay(request.time)}</span>
  </a></li>`)}</ol></section>`;

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const sentence = (text) => `${capital(text)}${/[.:!?]$/.test(text) ? "" : "."}`;
