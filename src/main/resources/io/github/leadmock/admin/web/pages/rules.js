// The catalogue: what the mock takes the vendors to do, and where each of it is from.
import { admin } from "../api.js";
import { copy, count, empty, html, loading, nothing, problem, repeat } from "../parts.js";
import { nameOf, operations, shared } from "../shared.js";

const STATUSES = ["documented", "inferred", "assumed"];

/** #/rules, #/rules/ID */
export function open(route, paint) {
  const filter = { status: "", api: "", operation: "", q: "" };
  let rules = null;
  let failure = null;
  let wanted = null;

  async function load() {
    failure = null;
    try {
      rules = await admin("rules");
    } catch (problem) {
      failure = problem;
    }
    paint();
    setTimeout(reveal);
  }

  function go({ parts }) {
    wanted = parts[0] ?? null;
    if (wanted) {
      Object.assign(filter, { status: "", api: "", operation: "", q: "" });
    }
    setTimeout(reveal);
  }

  function reveal() {
    const rule = wanted && document.getElementById(`rule-${wanted}`);
    if (rule) {
      rule.scrollIntoView({ block: "center" });
      rule.focus({ preventScroll: true });
    }
  }

  const choose = (change) => {
    Object.assign(filter, change);
    paint();
  };

  go(route);
  load();
  return {
    title: () => wanted ?? "Rules",
    go,
    view: () => html`<h1>Rules</h1>
      <p class="soft">What the mock takes the vendors to do: documented, inferred from the documents, or assumed.</p>
      ${filters(filter, choose)}
      ${failure ? problem(failure, load) : rules === null ? loading("rules") : list(rules.filter((rule) => fits(rule, filter)), wanted)}`,
  };
}

const operationsOf = (rule) => [rule.operations ?? rule.operation ?? []].flat();

function fits(rule, { status, api, operation, q }) {
  const short = operation.split("/")[1];
  const text = `${rule.id} ${rule.text} ${rule.source ?? ""}`.toLowerCase();
  return (!status || rule.status === status) && (!api || rule.api === api)
    && (!operation || operationsOf(rule).some((name) => name === operation || (name === short && operation.startsWith(rule.api))))
    && q.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

const select = (label, options, value, onChange) => html`<label class="field"><span>${label}</span>
  <select @change=${(event) => onChange(event.target.value)}><option value="">All</option>
    ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}</select></label>`;

const filters = (filter, choose) => html`<form class="row filters" role="search" @submit=${(event) => event.preventDefault()}>
  ${select("Status", STATUSES.map((status) => [status, status]), filter.status, (status) => choose({ status }))}
  ${select("API", shared.status.apis.map(({ name }) => [name, nameOf(name)]), filter.api, (api) => choose({ api }))}
  ${select("Operation", operations().map(({ id, title }) => [id, title]), filter.operation, (operation) => choose({ operation }))}
  <label class="field grow"><span>Text</span><input type="search" .value=${filter.q} @input=${(event) => choose({ q: event.target.value.trim() })} placeholder="such as: paging, 429, ML-NO-03" spellcheck="false"></label>
</form>`;

function list(rules, wanted) {
  if (rules.length === 0) {
    return empty("No rule matches", "Take a filter away, or look for another word.");
  }
  return html`<p class="soft" role="status">${count(rules.length, "rule")}</p>
    <ul class="list rules">${repeat(rules, ({ id }) => id, (rule) => html`<li id="rule-${rule.id}" tabindex="-1" class=${rule.id === wanted ? "wanted" : ""}>${item(rule)}</li>`)}</ul>`;
}

const item = (rule) => html`<p class="row"><a href="#/rules/${encodeURIComponent(rule.id)}"><strong>${rule.id}</strong></a>
    <span class="tag ${rule.status}">${rule.status}</span>
    ${rule.httpStatus ? html`<span class="tag">${rule.httpStatus}</span>` : nothing}
    <button type="button" class="quiet" aria-label="Copy a link to ${rule.id}" @click=${() => copy(`${location.href.split("#")[0]}#/rules/${encodeURIComponent(rule.id)}`)}>Link</button></p>
  <p>${rule.text}</p>
  ${rule.source ? html`<p class="soft">Source: ${rule.source}</p>` : nothing}`;
