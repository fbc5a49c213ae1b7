// How the app treats the two APIs: the verdict on each rule for clients, with the requests that show it.
import { admin } from "../api.js";
import { count, empty, html, loading, nothing, problem, repeat, timeOfDay, toast } from "../parts.js";

const EVERY = 3000;
const ORDER = ["broken", "kept", "not seen"];
const FORMATS = ["html", "markdown", "junit", "sarif", "json"];

/** #/scorecard, #/scorecard?session=NAME */
export function open(route, paint) {
  let card = null;
  let failure = null;
  let session = "";

  async function load() {
    try {
      card = await admin(`scorecard${query(session)}`);
      failure = null;
    } catch (problem) {
      failure = problem;
    }
    paint();
  }

  async function startOver() {
    try {
      await admin(`scorecard${query(session)}`, { method: "DELETE" });
      toast("The scorecard starts over");
    } catch (problem) {
      toast(problem.message);
    }
    load();
  }

  function go({ query: wanted }) {
    session = wanted.get("session") ?? "";
    load();
  }

  go(route);
  const timer = setInterval(() => document.visibilityState === "visible" && load(), EVERY);
  return {
    title: () => "Scorecard",
    go,
    close: () => clearInterval(timer),
    view: () => html`<div class="between"><h1>Scorecard</h1>
        <button type="button" @click=${startOver}>Start over</button></div>
      <p class="soft">How your app treats the two APIs, judged by the requests so far. What the mock cannot know is not seen.</p>
      ${failure ? problem(failure, load) : card === null ? loading("the scorecard") : page(card, session)}`,
  };
}

const query = (session, format) => {
  const parameters = new URLSearchParams({ ...(session ? { session } : {}), ...(format ? { format } : {}) });
  return parameters.size ? `?${parameters}` : "";
};

const page = (card, session) => html`${sessions(card, session)}
  ${card.requests === 0
    ? empty("No request yet", "Point your app or its tests at this mock; the verdicts appear here.")
    : html`<p role="status"><strong>${card.summary.broken} broken</strong>, ${card.summary.kept} kept, ${card.summary.notSeen} not seen
        in ${count(card.requests, "request")}${card.missed ? `; ${count(card.missed, "request")} came too fast to be judged` : ""}</p>
      <p class="row">${FORMATS.map((format) => html`<a href="scorecard${query(session, format)}" target="_blank" rel="noopener">${format}</a>`)}</p>
      ${ORDER.map((outcome) => section(outcome, card.verdicts.filter((verdict) => verdict.outcome === outcome)))}`}`;

const sessions = (card, session) => card.sessions.length < 2 && !session ? nothing
  : html`<label class="field"><span>Session</span><select @change=${(event) => { location.hash = `#/scorecard${query(event.target.value)}`; }}>
      <option value="">requests without a session</option>
      ${card.sessions.filter(({ name }) => name).map(({ name, requests, broken }) => html`<option value=${name} ?selected=${name === session}>${name}: ${count(requests, "request")}, ${broken.length} broken</option>`)}
    </select></label>`;

const section = (outcome, verdicts) => verdicts.length === 0 ? nothing
  : html`<section><h2>${outcome[0].toUpperCase()}${outcome.slice(1)}</h2>
    <ul class="list rules">${repeat(verdicts, ({ id }) => id, (verdict) => html`<li>${item(verdict)}</li>`)}</ul></section>`;

const item = (verdict) => html`<p class="row"><strong>${verdict.id}</strong>
    <span class="tag ${verdict.status}">${verdict.status}</span> <span class="tag">${verdict.topic}</span></p>
  <p>${verdict.text}</p>
  ${verdict.outcome === "broken" ? broken(verdict) : nothing}
  ${verdict.outcome === "not seen" ? html`<p class="soft">Broken when ${verdict.seen}.</p>` : nothing}`;

const broken = (verdict) => html`${verdict.evidence.map(evidence)}
  <p><strong>What to do:</strong> ${verdict.advice}</p>
  ${verdict.causes ? html`<p class="soft">It may also be ${verdict.causes}.</p>` : nothing}
  <p class="soft">Source: ${verdict.source}</p>`;

const evidence = ({ what, requests }) => html`<p>${what}:</p>
  <ul>${requests.map((request) => html`<li>${timeOfDay(request.time)}
    <a href="#/requests/${request.id}"><code>${request.method} ${request.url}</code></a>: ${request.lost ? "answer lost" : request.status}</li>`)}</ul>`;
