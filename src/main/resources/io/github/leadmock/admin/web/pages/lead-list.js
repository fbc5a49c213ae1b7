// Which leads there are.
import { admin } from "../api.js";
import { count, empty, html, loading, nothing, problem, segments } from "../parts.js";
import { nameOf, shared } from "../shared.js";

const PAGE = 25;
const OWN = ["data", "Yours"];
const GROUPS = [["named", "Edge cases"], ["documented", "Documented"], ["generated", "Population"]];
const EXPLAINED = {
  data: "Leads of your own, from data files or put there by a program.",
  named: "Leads with something special, the same for every seed.",
  documented: "The examples of the vendors’ documents: sent as documented, answered as documented.",
  generated: "Made from the seed; the same id is always the same lead.",
};

export function openList(query, paint) {
  const choice = {
    api: shared.status.apis.some(({ name }) => name === query.get("api")) ? query.get("api") : "metroleads",
    group: [OWN, ...GROUPS].some(([key]) => key === query.get("group")) ? query.get("group") : "",
    company: query.get("company") ?? "",
    offset: Math.max(0, Number.parseInt(query.get("offset") ?? "0", 10) || 0),
  };
  let page = null;
  let failure = null;
  let groups = GROUPS;

  async function load() {
    failure = null;
    try {
      // Leads of the user's own come first where there are any.
      const own = await admin(`leads?${new URLSearchParams({ api: choice.api, group: "data", limit: 1 })}`);
      groups = own.total > 0 || choice.group === "data" ? [OWN, ...GROUPS] : GROUPS;
      choice.group ||= groups[0][0];
    } catch (problem) {
      failure = problem;
      paint();
      return;
    }
    const ask = new URLSearchParams({ api: choice.api, group: choice.group, offset: choice.offset, limit: PAGE });
    if (choice.company) {
      ask.set("company", choice.company);
    }
    try {
      page = await admin(`leads?${ask}`);
    } catch (problem) {
      failure = problem;
    }
    paint();
  }

  /** The address keeps the choice, so that Back and a bookmark work. */
  function choose(change) {
    const next = { ...choice, offset: 0, ...change };
    const kept = Object.entries(next).filter(([, value]) => value !== "" && value !== 0);
    location.hash = `#/leads?${new URLSearchParams(kept)}`;
  }

  load();
  return {
    title: () => "Leads",
    view: () => html`<h1>Leads</h1>
      <div class="row filters">
        ${segments("API", shared.status.apis.map(({ name }) => [name, nameOf(name)]), choice.api, (api) => choose({ api, company: "" }))}
        ${segments("Group", groups, choice.group, (group) => choose({ group, company: "" }))}
      </div>
      <p class="soft">${EXPLAINED[choice.group] ?? ""}${choice.company ? html` Company <code>${choice.company}</code> only. <a href="#/leads?group=${choice.group}">All companies</a>` : nothing}</p>
      ${failure ? problem(failure, load) : page === null ? loading("leads") : list(page, choice, choose)}
      ${byId(choice.api)}`,
  };
}

function list({ total, leads }, choice, choose) {
  if (leads.length === 0) {
    return empty("No leads here", total > 0 ? "This page is past the last one." : "This group has none.");
  }
  return html`<ul class="list">${leads.map((lead) => item(lead))}</ul>
    ${pager(total, leads.length, choice.offset, choose)}`;
}

function item(lead) {
  const metro = Boolean(lead.lead);
  const href = metro ? `#/leads/${encodeURIComponent(lead.company)}/${encodeURIComponent(lead.lead)}` : `#/leads/liveforce/${encodeURIComponent(lead.leadId)}`;
  return html`<li>
    <a href=${href}>${lead.shows || (metro ? "Lead" : `Lead ${lead.leadId}`)}</a>
    <span class="ids">${metro ? html`<code>${lead.lead}</code><span class="soft">of company <code>${lead.company}</code></span>` : html`<code>${lead.leadId}</code>`}</span>
  </li>`;
}

export function pager(total, shown, offset, choose, size = PAGE) {
  if (total <= shown) {
    return html`<p class="soft">${count(total, "lead")}</p>`;
  }
  return html`<nav class="pager" aria-label="Pages of leads">
    <button type="button" ?disabled=${offset === 0} @click=${() => choose({ offset: Math.max(0, offset - size) })}>Previous</button>
    <span>${(offset + 1).toLocaleString("en")}–${(offset + shown).toLocaleString("en")} of ${total.toLocaleString("en")}</span>
    <button type="button" ?disabled=${offset + shown >= total} @click=${() => choose({ offset: offset + size })}>Next</button>
    <form class="row" @submit=${(event) => jump(event, total, choose)}>
      <label>From number <input name="from" type="number" min="1" max=${total} required></label><button>Go</button>
    </form>
  </nav>`;
}

function jump(event, total, choose) {
  event.preventDefault();
  const from = Number(new FormData(event.target).get("from"));
  choose({ offset: Math.min(Math.max(1, from), total) - 1 });
}

function byId(api) {
  const go = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const value = (name) => encodeURIComponent(form.get(name).trim());
    location.hash = api === "liveforce" ? `#/leads/liveforce/${value("lead")}` : `#/leads/${value("company")}/${value("lead")}`;
  };
  return html`<details class="byid">
    <summary>Open a lead by its id</summary>
    <form class="row" @submit=${go}>
      ${api === "metroleads" ? html`<label class="field"><span>Company</span><input name="company" required spellcheck="false" size="36"></label>` : nothing}
      <label class="field"><span>Lead</span><input name="lead" required spellcheck="false" size=${api === "metroleads" ? 36 : 12}></label>
      <button class="primary">Open</button>
    </form>
  </details>`;
}
