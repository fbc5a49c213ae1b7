// Which leads there are.
import { admin } from "../api.js";
import { copyButton, count, empty, html, loading, nothing, number, problem, segments, when } from "../parts.js";
import { nameOf, shared } from "../shared.js";

const PAGE = 25;
const OWN = ["data", "Yours"];
const GROUPS = [["named", "Edge cases"], ["documented", "Documented"], ["generated", "Population"]];
const EXPLAINED = {
  data: "Your own leads, from data files or put there by a program.",
  named: "Each shows one edge case; they are the same for every seed.",
  documented: "The examples in the vendors' documents: the documented request gets the documented response.",
  generated: "Made from the seed: the same id is always the same lead.",
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
      const ask = new URLSearchParams({ api: choice.api, group: choice.group, offset: choice.offset, limit: PAGE });
      if (choice.company) {
        ask.set("company", choice.company);
      }
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
    view: () => html`<div class="between"><h1>Leads</h1>${byId(choice.api)}</div>
      <div class="row filters">
        ${segments("API", shared.status.apis.map(({ name }) => [name, nameOf(name)]), choice.api, (api) => choose({ api, company: "" }))}
        ${segments("Group", groups, choice.group, (group) => choose({ group, company: "" }))}
        <span class="soft">${EXPLAINED[choice.group] ?? ""}</span>
      </div>
      ${failure ? problem(failure, load) : page === null ? loading("leads") : list(page, choice, choose)}`,
  };
}

function list({ total, leads }, choice, choose) {
  if (leads.length === 0) {
    return empty("No leads here", total > 0 ? "This page is past the last one." : "This group has none.");
  }
  const companies = new Set(leads.map(({ company }) => company));
  return html`${choice.api === "metroleads" ? timelines(leads, companies, choice) : summaries(leads)} ${pager(total, leads.length, choice, choose)}`;
}

/** The company stands above when it is the same for all. */
function timelines(leads, companies, choice) {
  const [company] = companies;
  const single = companies.size === 1;
  const generated = choice.group === "generated"; // Its leads have numbers, to go to.
  return html`${single ? html`<p class="row company"><span class="soft">Company</span> <code>${company}</code> ${copyButton(company, "the company's id")}
      ${choice.company ? html`<a href="#/leads?group=${choice.group}">All companies</a>` : nothing}</p>` : nothing}
    <div class="scroll" tabindex="0" role="region" aria-label="Leads"><table class="leads">
      <thead><tr><th>${generated ? "Lead" : "Shows"}</th><th class="number">Events</th><th>Newest event</th><th>Id</th>${single ? nothing : html`<th>Company</th>`}</tr></thead>
      <tbody>${leads.map((lead, index) => html`<tr>
        <td><a href="#/leads/${encodeURIComponent(lead.company)}/${encodeURIComponent(lead.lead)}">${generated ? `Lead ${number(choice.offset + index + 1)}` : lead.shows || "Lead"}</a></td>
        <td class="number" data-unit=${lead.events === 1 ? " event" : " events"}>${lead.events === null ? "–" : number(lead.events)}</td>
        <td>${lead.newest ? when(lead.newest) : "–"}</td>
        <td class="id"><span><code>${lead.lead}</code>${copyButton(lead.lead, "the lead's id")}</span></td>
        ${single ? nothing : html`<td class="id"><span><code>${lead.company}</code>${copyButton(lead.company, "the company's id")}</span></td>`}
      </tr>`)}</tbody>
    </table></div>`;
}

const summaries = (leads) => html`<div class="scroll" tabindex="0" role="region" aria-label="Leads"><table class="leads">
  <thead><tr><th>Shows</th><th>Id</th></tr></thead>
  <tbody>${leads.map((lead) => html`<tr>
    <td><a href="#/leads/liveforce/${encodeURIComponent(lead.leadId)}">${lead.shows || `Lead ${lead.leadId}`}</a></td>
    <td class="id"><span><code>${lead.leadId}</code>${copyButton(lead.leadId, "the lead's id")}</span></td>
  </tr>`)}</tbody>
</table></div>`;

function pager(total, shown, { offset }, choose) {
  if (total <= shown) {
    return html`<p class="soft">${count(total, "lead")}</p>`;
  }
  return html`<nav class="pager" aria-label="Pages of leads">
    <button type="button" ?disabled=${offset === 0} @click=${() => choose({ offset: Math.max(0, offset - PAGE) })}>Previous</button>
    <span>${number(offset + 1)}–${number(offset + shown)} of ${number(total)}</span>
    <button type="button" ?disabled=${offset + shown >= total} @click=${() => choose({ offset: offset + PAGE })}>Next</button>
    ${jump(total, (first) => choose({ offset: first }), "lead")}
  </nav>`;
}

/** Goes to the n-th of many. */
export function jump(total, go, what) {
  const submit = (event) => {
    event.preventDefault();
    go(Math.min(Math.max(1, Number(new FormData(event.target).get("from"))), total) - 1);
  };
  return html`<form class="row" @submit=${submit}><label class="row">Go to ${what} <input name="from" type="number" min="1" max=${total} required></label><button>Go</button></form>`;
}

function byId(api) {
  const go = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const value = (name) => encodeURIComponent(form.get(name).trim());
    location.hash = api === "liveforce" ? `#/leads/liveforce/${value("lead")}` : `#/leads/${value("company")}/${value("lead")}`;
  };
  return html`<form class="row byid" role="search" @submit=${go}>
    ${api === "metroleads" ? html`<input name="company" required spellcheck="false" aria-label="Company id" placeholder="Company id">` : nothing}
    <input name="lead" type="search" required spellcheck="false" aria-label="Lead id" placeholder="Lead id">
    <button>Open</button>
  </form>`;
}
