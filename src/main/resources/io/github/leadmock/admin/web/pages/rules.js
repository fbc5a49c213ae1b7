// The catalogue: how Leadmock believes the vendors behave, and the source of each rule.
import { admin } from "../api.js";
import { LINK } from "../icons.js";
import { copy, count, empty, html, loading, nothing, option, problem, repeat, search, select } from "../parts.js";
import { nameOf, operations, shared } from "../shared.js";

const STATUSES = ["documented", "inferred", "assumed"];
/** What the two letters in the middle of an id stand for, in the order in which one reads. */
const TOPICS = {
  PA: "Paths", AU: "Authentication", EV: "Events", CO: "Comments", NO: "Notes", SU: "Summary", CH: "Controls",
  ST: "Statuses", ER: "Errors", FO: "Errors on demand", SE: "Sessions",
};

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
    setTimeout(reveal, 60);
  }

  function go({ parts }) {
    wanted = parts[0] ?? null;
    if (wanted) {
      Object.assign(filter, { status: "", api: "", operation: "", q: "" });
    }
    setTimeout(reveal, 60);
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
      <p class="soft">How Leadmock believes the vendors behave: documented, inferred from the documents, or assumed.</p>
      ${filters(filter, choose)}
      ${failure ? problem(failure, load) : rules === null ? loading("rules") : list(rules.filter((rule) => fits(rule, filter)), wanted)}`,
  };
}

function fits(rule, { status, api, operation, q }) {
  const text = `${rule.id} ${rule.text} ${rule.source ?? ""} ${rule.status} ${rule.httpStatus ?? ""} ${topicOf(rule)}`.toLowerCase();
  return (!status || rule.status === status) && (!api || rule.api === api) && (!operation || rule.operations.includes(operation))
    && q.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

const topicOf = ({ id }) => TOPICS[id.split("-")[1]] ?? id.split("-")[1];

const filters = (filter, choose) => html`<form class="row filters" role="search" @submit=${(event) => event.preventDefault()}>
  ${search("Search rules", "Search: paging, 429, ML-NO-03 …", filter.q, (q) => choose({ q }))}
  ${select("API", "Any API", shared.status.apis.map(({ name }) => option(name, nameOf(name), filter.api)), (api) => choose({ api }))}
  ${select("Status", "Any status", STATUSES.map((status) => option(status, status, filter.status)), (status) => choose({ status }))}
  ${select("Operation", "Any operation", operations().map(({ id, title }) => option(id, title, filter.operation)), (operation) => choose({ operation }))}
</form>`;

/** By API and topic: [{key, api, topic, rules}]. */
function grouped(rules) {
  const groups = new Map();
  rules.forEach((rule) => {
    const key = rule.id.slice(0, 5);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  });
  const order = Object.keys(TOPICS);
  const rank = ([key, [first]]) => shared.status.apis.findIndex(({ name }) => name === first.api) * 100 + order.indexOf(key.slice(3));
  return [...groups].sort((one, other) => rank(one) - rank(other)).map(([key, members]) => ({ key, api: members[0].api, topic: topicOf(members[0]), rules: members }));
}

function list(rules, wanted) {
  if (rules.length === 0) {
    return empty("No rule matches", "Remove a filter, or search for another word.");
  }
  const groups = grouped(rules);
  return html`<div class="indexed">
    <nav class="index" aria-label="Topics">
      <p class="soft" role="status">${count(rules.length, "rule")}</p>
      ${shared.status.apis.map(({ name }) => {
        const own = groups.filter(({ api }) => api === name);
        return own.length === 0 ? nothing : html`<h2>${nameOf(name)}</h2>
          <ul>${own.map(({ key, topic, rules: members }) => html`<li><button type="button" class="quiet" @click=${() => document.getElementById(`topic-${key}`).scrollIntoView()}>${topic} <span class="soft">${members.length}</span></button></li>`)}</ul>`;
      })}
    </nav>
    <div>${repeat(groups, ({ key }) => key, ({ key, api, topic, rules: members }) => html`<section aria-labelledby="topic-${key}">
      <h2 id="topic-${key}">${nameOf(api)}: ${topic}</h2>
      <ul class="list rules">${repeat(members, ({ id }) => id, (rule) => html`<li id="rule-${rule.id}" tabindex="-1" class=${rule.id === wanted ? "wanted" : ""}>${item(rule)}</li>`)}</ul>
    </section>`)}</div>
  </div>`;
}

function item(rule) {
  const [document, ...place] = (rule.source ?? "").replace(/^none\b/, "no source").split(", ");
  return html`<div class="rule-head"><a href="#/rules/${encodeURIComponent(rule.id)}"><code>${rule.id}</code></a>
      <span class="tag ${rule.status}">${rule.status}</span>
      ${rule.httpStatus ? html`<span class="tag">${rule.httpStatus}</span>` : nothing}
      <button type="button" class="plain" aria-label="Copy a link to ${rule.id}" title="Copy a link" @click=${() => copy(`${location.href.split("#")[0]}#/rules/${encodeURIComponent(rule.id)}`, "the link")}>${LINK}</button></div>
    <p>${rule.text}</p>
    ${rule.source ? html`<p class="soft">${document}${place.length > 0 ? html` › ${place.join(", ")}` : nothing}</p>` : nothing}`;
}
