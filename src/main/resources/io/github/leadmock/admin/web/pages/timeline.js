// A lead of MetroLeads as a front end would draw it: through the public API, as an app does.
import { call } from "../api.js";
import { count, empty, html, loading, nothing, problem, repeat, toast } from "../parts.js";
import { authOf } from "../shared.js";
import { refusal } from "./refusal.js";
import { eventItem } from "./timeline-event.js";

const PAGE = 20;

export function openTimeline(company, lead, query, paint) {
  const path = `/companies/${encodeURIComponent(company)}/leads/${encodeURIComponent(lead)}`;
  const start = Math.max(0, Number.parseInt(query.get("start") ?? "0", 10) || 0);
  const state = { page: null, failure: null, refused: null, editing: null, comments: new Map() };
  const ask = (request) => call(authOf("metroleads"), request);

  async function load() {
    state.failure = null;
    try {
      const answer = await ask({ url: `${path}/events?start=${start}&size=${PAGE}` });
      state.page = answer.ok && answer.json ? answer.json : null;
      state.refused = answer.ok && answer.json ? null : answer;
    } catch (problem) {
      state.failure = problem;
    }
    paint();
  }

  /** A write as the app makes it; answers whether it was taken. */
  async function write(url, message, done) {
    state.failure = null;
    state.refused = null;
    try {
      const answer = await ask({
        method: "POST", url: path + url,
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
    state.editing = null;
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
      state.editing = id;
      paint();
      if (id) {
        setTimeout(() => document.getElementById("edited")?.focus());
      }
    },
    save: (id, text) => write(`/note/${encodeURIComponent(id)}`, text, "Note changed"),
    remove: (id) => write(`/note/${encodeURIComponent(id)}/remove`, null, "Note removed"),
  };

  async function add(event) {
    event.preventDefault();
    const form = event.target;
    if (await write("/note", new FormData(form).get("message"), "Note added")) {
      form.reset();
      form.elements.message.focus();
    }
  }

  load();
  return {
    title: () => "Timeline",
    view: () => html`<p class="crumb"><a href="#/leads">Leads</a></p>
      <h1>Timeline</h1>
      <dl class="facts slim">
        <div><dt>Lead</dt><dd><code>${lead}</code></dd></div>
        <div><dt>Company</dt><dd><code>${company}</code> <a href="#/leads?group=generated&company=${encodeURIComponent(company)}">its leads</a></dd></div>
      </dl>
      <form class="composer" @submit=${add}>
        <label for="message">Add a note</label>
        <textarea id="message" name="message" rows="2" dir="auto" placeholder="Please give him a 5% discount"></textarea>
        <button class="primary">Add note</button>
      </form>
      <div aria-live="polite">${state.failure ? problem(state.failure, load) : nothing}${state.refused ? refusal(state.refused, load) : nothing}</div>
      ${state.page ? events(state, start, acts) : state.failure || state.refused ? nothing : loading("the timeline")}`,
  };
}

function events(state, start, acts) {
  const { count: total, events: shown } = state.page;
  if (shown.length === 0) {
    return empty("Nothing happened here yet", total > 0 ? "This page is past the last event." : "Add a note above, as your app would.");
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
  const link = (to, text) => (to === null ? html`<span class="off">${text}</span>` : html`<a href="${here}?start=${to}">${text}</a>`);
  return html`<nav class="pager" aria-label="Pages of events">
    ${link(start > 0 ? Math.max(0, start - PAGE) : null, "Newer")}
    <span>${(start + 1).toLocaleString("en")}–${(start + shown).toLocaleString("en")} of ${total.toLocaleString("en")}</span>
    ${link(start + shown < total ? start + PAGE : null, "Older")}
  </nav>`;
}
