// The first page: where the mock is, one call that works, what to do next.
import { adminToken, adminUrl, call, ORIGIN } from "../api.js";
import { badge, code, copyButton, html, millis, nothing, panel, pretty, problem, segments, tabs } from "../parts.js";
import { baseOf, inOrder, sampleOf } from "../samples.js";
import { authOf, nameOf, operations, shared } from "../shared.js";
import { LANGUAGES, snippet } from "../snippets.js";

/** What the controls page fills its sentence with. */
const THIRD_NOTE_FAILS = "#/controls?operation=metroleads/add-note&skip=2&times=1&status=429";
const FIRST = "metroleads/list-events";
const TYPES = "types";

let remembered = null; // The tab and the language that were chosen last stay until the console is loaded anew.
let language = "curl";

export function open(_route, paint) {
  const all = inOrder(operations());
  let chosen = remembered ?? (all.some(({ id }) => id === FIRST) ? FIRST : all[0].id);
  let answer = null; // {running} | {failure} | what call answers

  async function run({ api }, { method, url, body }) {
    const mine = { running: true };
    answer = mine;
    paint();
    const late = await call(authOf(api), { method, url, body: body && JSON.stringify(body), headers: body ? { "Content-Type": "application/json" } : {} })
      .catch((failure) => ({ failure }));
    if (answer === mine) { // Else another call was chosen or run since.
      answer = late;
      paint();
    }
  }

  const choose = (id) => {
    chosen = id;
    remembered = id;
    answer = null;
    paint();
  };
  const speak = (other) => {
    language = other;
    paint();
  };

  return {
    title: () => "Start",
    view: () => html`<h1>Your mock is running</h1>
      <div class="first">${addresses()}</div>
      ${tabs("call", "Calls", [...all.map(({ id, title }) => [id, title]), [TYPES, "TypeScript types"]], chosen, choose)}
      ${panel("call", chosen, chosen === TYPES ? types() : one(all.find(({ id }) => id === chosen), language, speak, answer, run))}
      <h2>Next</h2>
      ${next()}`,
  };
}

function addresses() {
  const { auth } = shared.status;
  return html`<dl class="facts">
      ${shared.status.apis.map(({ name }) => {
        const url = ORIGIN + baseOf(name);
        return html`<div><dt>${nameOf(name)}: base URL</dt><dd><code>${url}</code>${copyButton(url, `the base URL of ${nameOf(name)}`)}</dd></div>`;
      })}
      ${auth?.user
        ? html`<div><dt>User</dt><dd><code>${auth.user}</code>${copyButton(auth.user, "the user")}</dd></div>
            <div><dt>Token</dt><dd><code>${auth.token}</code>${copyButton(auth.token, "the token")}</dd></div>`
        : nothing}
      <div><dt>Seed</dt><dd title="The same seed gives the same data.">${shared.status.seed}</dd></div>
      <div><dt>Version</dt><dd>${shared.status.version}</dd></div>
    </dl>
    <p class="lead">Point your app at these base URLs instead of the vendors'. ${access(auth?.mode)}</p>`;
}

function access(mode) {
  return {
    off: "No credentials are needed (--auth off).",
    issued: "MetroLeads accepts only tokens from /auth/issue_token (--auth issued).",
    required: "Send user and token as HTTP Basic.",
  }[mode] ?? "";
}

function one(operation, language, speak, answer, run) {
  const auth = authOf(operation.api);
  const sample = sampleOf(operation.id, auth);
  return html`<section class="call" aria-label=${operation.title}>
    <div class="between">
      <span class="row"><strong>${operation.title}</strong> <span class="soft">${nameOf(operation.api)}</span></span>
      <span class="row">${segments("Language", LANGUAGES, language, speak)} <button type="button" class="primary" @click=${() => run(operation, sample)}>Run</button></span>
    </div>
    ${code(snippet(language, { ...sample, url: ORIGIN + sample.url }, auth), `${language} call: ${operation.title}`)}
    ${sample.once ? html`<p class="soft">Works once, then the note is gone; “Reset the data” in <a href="#/controls">Controls</a> brings it back.</p>` : nothing}
    <div aria-live="polite">${answer ? response(answer) : nothing}</div>
  </section>`;
}

function response({ running, failure, status, text, hint, explain, millis: taken }) {
  if (running) {
    return html`<p class="soft">Sending …</p>`;
  }
  if (failure) {
    return problem(failure);
  }
  const id = explain?.split("#/requests/")[1];
  return html`<div class="answer">
    <span class="row">${badge(status)} <span class="soft">${millis(taken)}</span> ${hint ? html`<span>${hint}</span>` : nothing} ${id ? html`<a href="#/requests/${encodeURIComponent(id)}">Why?</a>` : nothing}</span>
    <div class="wrapping">${code(pretty(text), "the response")}</div>
  </div>`;
}

function types() {
  const names = shared.status.apis.map(({ name }) => name);
  return html`<section aria-label="TypeScript types">
    <p>Generate types from the OpenAPI documents of this mock with <code>openapi-typescript</code>:</p>
    ${code(names.map((name) => `npx openapi-typescript ${adminUrl(`openapi/${name}.yaml`)} -o ${name}.d.ts`).join("\n"), "commands that generate types")}
    ${adminToken() !== null ? html`<p class="soft">This mock requires the admin token for its documents: download them with the header <code>Authorization: Bearer …</code>, or use <code>schemas/</code> of the repository.</p>` : nothing}
    <p>Use them, for example with <code>openapi-fetch</code>:</p>
    ${code(`import createClient from "openapi-fetch";\nimport type { paths } from "./metroleads";\n\nconst metroleads = createClient<paths>({ baseUrl: ${JSON.stringify(ORIGIN)} });`, "an example of using the types")}
  </section>`;
}

const next = () => html`<ul class="cards">
  <li class="card">
    <h2><a href=${THIRD_NOTE_FAILS}>Make something fail</a></h2>
    <p>Let the third “Add a note” get a 429, slow everything down, break connections, freeze the clock.</p>
  </li>
  <li class="card">
    <h2><a href="#/requests">Watch your app's requests</a></h2>
    <p>Every call as it comes in, why it failed, and what would have worked.</p>
  </li>
  <li class="card">
    <h2><a href="#/scorecard">Judge your app</a></h2>
    <p>Does it back off, page without gaps, keep its token? A verdict on each rule, with the requests that show it.</p>
  </li>
  <li class="card">
    <h2><a href="#/leads">Browse the leads</a></h2>
    <p>Edge cases such as right-to-left text, documented examples, and ${shared.status.leads.toLocaleString("en")} leads per company.</p>
  </li>
</ul>`;
