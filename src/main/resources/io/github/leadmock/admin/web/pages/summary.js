// A lead of LiveForce: its summary, with the chat that the vendor puts into a text.
import { call, parsed } from "../api.js";
import { html, loading, nothing, problem, when } from "../parts.js";
import { authOf } from "../shared.js";
import { refusal } from "./refusal.js";

const FIELDS = [
  ["title", "Title"], ["company", "Company"], ["phonenumber", "Phone"], ["email", "E-mail"], ["lead_type", "Type"],
  ["date", "Created"], ["assigned_to", "Assigned to"], ["notes_count", "Notes"], ["attachment_count", "Attachments"],
];

export function openSummary(leadId, paint) {
  let answer = null;
  let failure = null;
  async function load() {
    answer = failure = null;
    try {
      answer = await call(authOf("liveforce"), { url: `/api/v1/leads/summary/${encodeURIComponent(leadId)}` });
    } catch (problem) {
      failure = problem;
    }
    paint();
  }
  load();
  return {
    title: () => `Lead ${leadId}`,
    view: () => html`<p class="crumb"><a href="#/leads?api=liveforce">Leads</a></p>
      ${failure ? html`<h1>Lead ${leadId}</h1>${problem(failure, load)}` : answer === null ? loading("the lead") : shown(answer, leadId, load)}`,
  };
}

function shown(answer, leadId, load) {
  const lead = answer.json?.data;
  if (!answer.ok || !lead) {
    return html`<h1>Lead ${leadId}</h1>${refusal(answer, load)}`;
  }
  return html`<h1 dir="auto">${lead.name ?? `Lead ${leadId}`}</h1>
    <p><span class="tag">${lead.status}</span> <span class="soft">LiveForce lead ${lead.id}</span></p>
    <dl class="facts">
      ${FIELDS.map(([key, text]) => html`<div><dt>${text}</dt><dd dir="auto">${lead[key] ?? "–"}</dd></div>`)}
    </dl>
    ${visit(lead.analytics)} ${chat(lead)}`;
}

function visit(analytics) {
  const place = parsed(analytics?.analytics ?? "");
  return html`<section aria-labelledby="visit">
    <h2 id="visit">Visit</h2>
    <dl class="facts">
      ${[
        ["Place", [place?.city, place?.region, place?.country].filter(Boolean).join(", ")],
        ["Browser", analytics?.browser], ["From", analytics?.source_url], ["Address", analytics?.ip],
      ].map(([text, value]) => html`<div><dt>${text}</dt><dd dir="auto">${value || "–"}</dd></div>`)}
    </dl>
  </section>`;
}

function chat(lead) {
  const lines = parsed(lead.analytics?.chat ?? "");
  if (!Array.isArray(lines) || lines.length === 0) {
    return html`<section><h2>Chat</h2><p class="soft">No chat.</p></section>`;
  }
  return html`<section aria-labelledby="chat">
    <h2 id="chat">Chat</h2>
    <ol class="chat">${lines.map((line) => html`<li class=${side(line)}>${message(line)}</li>`)}</ol>
  </section>`;
}

/** Visitors write under a UUID, agents under an e-mail address, which the documents mask. */
function side(line) {
  if (line.type === "system_message") {
    return "system";
  }
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(line.author_id ?? "") ? "visitor" : "agent";
}

const message = (line) => html`<p class="text" dir="auto">${line.text}</p>
  <span class="soft">${line.type === "system_message" ? nothing : html`${side(line) === "agent" ? "Agent" : "Visitor"} · `}${when(line.created_at)}</span>`;
