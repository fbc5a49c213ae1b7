// The first page: where the mock is, how to call it, what to do next.
import { adminToken, adminUrl, ORIGIN } from "../api.js";
import { code, copyButton, html, nothing, segments } from "../parts.js";
import { baseOf, inOrder, sampleOf } from "../samples.js";
import { authOf, nameOf, operations, shared } from "../shared.js";
import { LANGUAGES, snippet } from "../snippets.js";

/** What the controls page fills its sentence with. */
const THIRD_NOTE_FAILS = "#/controls?operation=metroleads/add-note&skip=2&times=1&status=429";

export function open(_route, paint) {
  let language = "curl";
  const choose = (other) => {
    language = other;
    paint();
  };
  return {
    title: () => "Start",
    view: () => html`<h1>Your mock is running</h1>
      <p class="lead">Point your app at it instead of the vendor. It keeps what you write and answers as the documents say.</p>
      ${next()} ${addresses()} ${snippets(language, choose)} ${types()}`,
  };
}

const next = () => html`<ul class="cards">
  <li class="card accent">
    <h2><a href=${THIRD_NOTE_FAILS}>Make something fail</a></h2>
    <p>Let the third add-note call answer 429, slow everything down, break connections, freeze the clock.</p>
  </li>
  <li class="card">
    <h2><a href="#/requests">Watch your app’s requests</a></h2>
    <p>Every call as it comes in, and why it was answered so.</p>
  </li>
  <li class="card">
    <h2><a href="#/leads">Browse the leads</a></h2>
    <p>Documented examples, edge cases and ${shared.status.leads.toLocaleString("en")} more a company.</p>
  </li>
</ul>`;

function addresses() {
  const { auth } = shared.status;
  return html`<section aria-labelledby="where">
    <h2 id="where">Addresses and credentials</h2>
    <dl class="facts">
      ${shared.status.apis.map(({ name }) => {
        const url = ORIGIN + baseOf(name);
        return html`<div><dt>${nameOf(name)}</dt><dd><code>${url}</code>${copyButton(url, `the base URL of ${nameOf(name)}`)}</dd></div>`;
      })}
      ${auth?.user
        ? html`<div><dt>User</dt><dd><code>${auth.user}</code>${copyButton(auth.user, "the user")}</dd></div>
            <div><dt>Token</dt><dd><code>${auth.token}</code>${copyButton(auth.token, "the token")}</dd></div>`
        : nothing}
    </dl>
    <p class="soft">${access(auth?.mode)} Seed ${shared.status.seed}: the same seed gives the same data. Version ${shared.status.version}.</p>
  </section>`;
}

function access(mode) {
  return {
    off: "No credentials are needed (--auth off).",
    issued: "MetroLeads takes only tokens that /auth/issue_token has given (--auth issued).",
    required: "Send them as HTTP Basic.",
  }[mode] ?? "";
}

function snippets(language, choose) {
  return html`<section aria-labelledby="calls">
    <div class="between">
      <h2 id="calls">Ready calls</h2>
      ${segments("Language", LANGUAGES, language, choose)}
    </div>
    ${inOrder(operations()).map((operation) => {
      const auth = authOf(operation.api);
      const sample = sampleOf(operation.id, auth);
      const text = snippet(language, { ...sample, url: ORIGIN + sample.url }, auth);
      return html`<article class="call">
        <h3>${operation.title} <span class="soft">${nameOf(operation.api)}</span></h3>
        ${code(text, `${language} call: ${operation.title}`)}
        ${sample.once ? html`<p class="soft">Works once, then the note is gone; “Reset the data” on the controls page brings it back.</p>` : nothing}
      </article>`;
    })}
  </section>`;
}

function types() {
  const names = shared.status.apis.map(({ name }) => name);
  const fetchFirst = adminToken() !== null;
  return html`<section aria-labelledby="types">
    <h2 id="types">TypeScript types</h2>
    <p>Made from the OpenAPI documents that this mock serves, with <code>openapi-typescript</code>:</p>
    ${code(names.map((name) => `npx openapi-typescript ${adminUrl(`openapi/${name}.yaml`)} -o ${name}.d.ts`).join("\n"), "commands that generate types")}
    ${fetchFirst ? html`<p class="soft">This mock wants the admin token for its documents: download them with the header <code>Authorization: Bearer …</code>, or take <code>schemas/</code> of the repository.</p>` : nothing}
    <p>Then, for instance with <code>openapi-fetch</code>:</p>
    ${code(`import createClient from "openapi-fetch";\nimport type { paths } from "./metroleads";\n\nconst metroleads = createClient<paths>({ baseUrl: ${JSON.stringify(ORIGIN)} });`, "an example of using the types")}
  </section>`;
}
