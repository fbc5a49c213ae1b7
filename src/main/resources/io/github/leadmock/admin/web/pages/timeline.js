// A lead of MetroLeads as a front end would draw it: through the public API, as an app does.
import { admin, call, ORIGIN } from "../api.js";
import { code, copy, copyButton, count, empty, html, loading, nothing, number, pretty, problem, repeat, toast } from "../parts.js";
import { authOf } from "../shared.js";
import { snippet } from "../snippets.js";
import { jump } from "./lead-list.js";
import { refusal } from "./refusal.js";
import { editButton, eventItem } from "./timeline-event.js";

const PAGE = 20;
const NEW = "new"; // The form of the note that is not there yet; the others go by the ids of their notes.

/** What had the focus is gone: a keyboard or a screen reader goes on from here, after the repaint that is due. */
function focusSoon(id) {
  const soon = document.visibilityState === "visible" ? requestAnimationFrame : setTimeout;
  soon(() => document.getElementById(id)?.focus());
}

export function openTimeline(company, lead, query, paint) {
  const path = `/companies/${encodeURIComponent(company)}/leads/${encodeURIComponent(lead)}`;
  const start = Math.max(0, Number.parseInt(query.get("start") ?? "0", 10) || 0);
  const url = `${path}/events?start=${start}&size=${PAGE}`;
  const state = { page: null, text: "", raw: false, failure: null, refused: null, editing: null, blank: null, comments: new Map(), shows: null };
  const ask = (request) => call(authOf("metroleads"), request);

  async function load() {
    state.failure = null;
    try {
      const answer = await ask({ url });
      state.page = answer.ok && answer.json ? answer.json : null;
      state.text = answer.text;
      state.refused = answer.ok && answer.json ? null : answer;
    } catch (problem) {
      state.failure = problem;
    }
    paint();
  }

  /** What the lead is for, where the mock knows it. */
  async function describe() {
    for (const group of ["data", "named", "documented"]) {
      const { leads } = await admin(`leads?${new URLSearchParams({ api: "metroleads", group, company, limit: 500 })}`);
      state.shows ??= leads.find((one) => one.lead === lead)?.shows ?? null;
    }
    paint();
  }

  /** A write as the app makes it, from the form of a note or of the new one; answers whether it was taken. */
  async function write(to, message, done, form) {
    state.failure = null;
    state.refused = null;
    state.blank = null;
    if (message !== null && message.trim() === "") {
      state.blank = form; // The vendor refuses it, and nobody writes it on purpose.
      paint();
      return false;
    }
    try {
      const answer = await ask({
        method: "POST", url: path + to,
        ...(message === null ? {} : { body: JSON.stringify({ message }), headers: { "Content-Type": "application/json" } }),
      });
      if (!answer.ok) {
        state.refused = answer;
        paint();
        return false;
      }
      toast(done);
    } catch (problem) {
      state.failure = problem;
      paint();
      return false;
    }
    if (state.editing === form) {
      state.editing = null; // Another note may still be in its editor.
    }
    await load();
    return true;
  }

  async function comments(event) {
    const id = event.data.event_id;
    if (state.comments.has(id)) {
      state.comments.delete(id);
      return paint();
    }
    try {
      const answer = await ask({ url: `${path}/events/${encodeURIComponent(event.type)}/${encodeURIComponent(id)}/comments` });
      if (answer.ok) {
        state.comments.set(id, answer.json.sub_events);
      } else {
        state.refused = answer;
      }
    } catch (problem) {
      state.failure = problem;
    }
    paint();
  }

  const acts = {
    comments,
    edit: (id) => {
      const before = state.editing;
      state.editing = id;
      state.blank = null;
      paint();
      if (id) {
        focusSoon("edited");
      } else if (before) {
        focusSoon(editButton(before));
      }
    },
    save: async (id, text) => {
      if (await write(`/note/${encodeURIComponent(id)}`, text, "Note updated", id)) {
        focusSoon(editButton(id));
      }
    },
    remove: async (id) => {
      if (await write(`/note/${encodeURIComponent(id)}/remove`, null, "Note removed", id)) {
        focusSoon("timeline-title");
      }
    },
  };

  async function add(event) {
    event.preventDefault();
    const form = event.target;
    if (await write("/note", new FormData(form).get("message"), "Note added", NEW)) {
      form.reset();
      form.elements.message.focus();
    }
  }

  const showRaw = () => {
    state.raw = !state.raw;
    paint();
  };

  load();
  describe().catch(() => {}); // The title is a courtesy.
  return {
    title: () => state.shows ?? "Timeline",
    escape: () => acts.edit(null),
    view: () => {
      const missing = state.page === null && state.refused !== null;
      return html`<p class="crumb"><a href="#/leads">Leads</a></p>
        <div class="between"><h1 id="timeline-title" tabindex="-1">${state.shows ?? "Timeline"}</h1>
          ${state.page ? html`<span class="row">
            <button type="button" @click=${() => copy(snippet("curl", { method: "GET", url: ORIGIN + url }, authOf("metroleads")), "as curl")}>Copy as curl</button>
            <button type="button" @click=${() => copy(pretty(state.text), "as JSON")}>Copy as JSON</button>
            <button type="button" aria-pressed=${state.raw ? "true" : "false"} @click=${showRaw}>Response</button>
          </span>` : nothing}</div>
        <dl class="facts slim">
          <div><dt>Lead</dt><dd><code>${lead}</code>${copyButton(lead, "the lead's id")}</dd></div>
          <div><dt>Company</dt><dd><code>${company}</code>${copyButton(company, "the company's id")} ${missing ? nothing : html`<a href="#/leads?group=generated&company=${encodeURIComponent(company)}">Leads of this company</a>`}</dd></div>
        </dl>
        ${missing ? nothing : composer(state, add)}
        <div aria-live="polite">${state.failure ? problem(state.failure, load) : nothing}${state.refused ? refusal(state.refused, load) : nothing}</div>
        ${state.page && state.raw ? html`<h2>Response to GET ${url}</h2>${code(pretty(state.text), "the response of the mock")}` : nothing}
        ${state.page ? events(state, start, acts) : state.failure || state.refused ? nothing : loading("the timeline")}`;
    },
  };
}

const composer = (state, add) => html`<form class="composer" novalidate @submit=${add}>
  <label for="message">Add a note</label>
  <textarea id="message" name="message" rows="2" dir="auto" placeholder="Please give him a 5% discount" aria-invalid=${state.blank === NEW ? "true" : "false"} aria-describedby="blank"></textarea>
  <span class="row"><button class="primary">Add note</button>
    <span id="blank" class="blank" role="status">${state.blank === NEW ? "Enter a text: the vendor refuses empty notes." : ""}</span></span>
</form>`;

function events(state, start, acts) {
  const { count: total, events: shown } = state.page;
  if (shown.length === 0) {
    return empty("No events", total > 0 ? "This page is past the last event." : "Add a note above, as your app would.");
  }
  return html`<ol class="timeline">
      ${repeat(shown, (event) => event.data.event_id, (event) => html`<li>${eventItem(event, state, acts)}</li>`)}
    </ol>
    ${pages(total, start, shown.length)}`;
}

function pages(total, start, shown) {
  if (total <= shown) {
    return html`<p class="soft">${count(total, "event")}</p>`;
  }
  const here = location.hash.split("?")[0];
  const link = (to, text) => (to === null ? html`<span class="off">${text}</span>` : html`<a class="button" href="${here}?start=${to}">${text}</a>`);
  return html`<nav class="pager" aria-label="Pages of events">
    ${link(start > 0 ? 0 : null, "Newest")}
    ${link(start > 0 ? Math.max(0, start - PAGE) : null, "Newer")}
    <span>${number(start + 1)}–${number(start + shown)} of ${number(total)}</span>
    ${link(start + shown < total ? start + PAGE : null, "Older")}
    ${link(start + shown < total ? Math.max(0, total - PAGE) : null, "Oldest")}
    ${jump(total, (first) => (location.hash = `${here}?start=${first}`), "event")}
  </nav>`;
}
