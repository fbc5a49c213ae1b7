// Requests as they come in, newest first, and one of them in full.
import { admin } from "../api.js";
import { badge, count, empty, html, loading, millis, nothing, problem, repeat, timeOfDay, toast } from "../parts.js";
import { nameOf, operations, shared, titleOf } from "../shared.js";
import { statusesOf } from "../statuses.js";
import { openFeed } from "./request-feed.js";
import { openDetails } from "./request-details.js";

/** Causes that are no fault of the request. */
const TAGGED = ["forced", "chaos", "stub", "store"];
const CLASSES = ["2xx", "4xx", "5xx"];

export function open(route, paint) {
  const filter = { operation: route.query.get("operation") ?? "", status: route.query.get("status") ?? "", q: route.query.get("q") ?? "", console: route.query.get("console") ?? "hide" };
  let feed = openFeed(filter, paint);
  let details = null;
  go(route);

  function go({ parts }) {
    const id = parts[0] ?? null;
    if (id !== details?.id) {
      details = id ? openDetails(id, paint) : null;
      setTimeout(() => document.querySelector(id ? ".details h2" : ".rows a[aria-current]")?.focus());
    }
  }

  function choose(change) {
    Object.assign(filter, change);
    const kept = new URLSearchParams(Object.entries(filter).filter(([key, value]) => value !== "" && !(key === "console" && value === "hide")));
    const path = location.hash.split("?")[0] || "#/requests";
    history.replaceState(null, "", kept.size > 0 ? `${path}?${kept}` : path);
    feed.close();
    feed = openFeed(filter, paint);
    paint();
  }

  async function clear() {
    try {
      await admin("requests", { method: "DELETE" });
      feed.close();
      feed = openFeed(filter, paint);
      toast("The list is empty");
    } catch (failure) {
      toast(failure.message);
    }
    paint();
  }

  return {
    title: () => (details ? "Request" : "Requests"),
    go,
    close: () => feed.close(),
    view: () => html`<div class="between">
        <h1>Requests</h1>
        <span class="row">
          <button type="button" aria-pressed=${feed.paused ? "true" : "false"} @click=${feed.toggle}>${feed.paused ? "Go on" : "Pause"}</button>
          <button type="button" @click=${clear}>Clear</button>
        </span>
      </div>
      ${filters(filter, choose)}
      <div class="split ${details ? "with-details" : ""}">
        <section class="rows" aria-label="Requests, newest first">${rows(feed, filter, details?.id)}</section>
        ${details ? html`<section class="details" aria-label="Request">${details.view()}</section>` : nothing}
      </div>`,
  };
}

let typing;

function filters(filter, choose) {
  const text = (event) => {
    const q = event.target.value.trim();
    clearTimeout(typing);
    typing = setTimeout(() => choose({ q }), 250);
  };
  return html`<form class="row filters" role="search" @submit=${(event) => event.preventDefault()}>
    <label class="field"><span>Operation</span>
      <select @change=${(event) => choose({ operation: event.target.value })}>
        <option value="">All</option>
        ${shared.status.apis.map(({ name }) => html`<optgroup label=${nameOf(name)}>
          ${operations().filter(({ api }) => api === name).map(({ id, title }) => html`<option value=${id} ?selected=${id === filter.operation}>${title}</option>`)}
        </optgroup>`)}
      </select></label>
    <label class="field"><span>Status</span>
      <select @change=${(event) => choose({ status: event.target.value })}>
        <option value="">All</option>
        ${[...CLASSES, ...statusesOf().map(String)].map((status) => html`<option ?selected=${status === filter.status}>${status}</option>`)}
      </select></label>
    <label class="field grow"><span>Text</span><input type="search" value=${filter.q} @input=${text} placeholder="in address, hint, rule" spellcheck="false"></label>
    <label class="check"><input type="checkbox" ?checked=${filter.console === "show"} @change=${(event) => choose({ console: event.target.checked ? "show" : "hide" })}> Calls of this console</label>
  </form>`;
}

function rows(feed, filter, open) {
  if (feed.entries === null) {
    return feed.failure ? problem(feed.failure, feed.retry) : loading("requests");
  }
  if (feed.entries.length === 0) {
    return Boolean(filter.operation || filter.status || filter.q)
      ? empty("No request matches", "Requests that match show up here as they come in.")
      : empty("No requests yet", html`They show up here as they come in. Try <a href="#/start">one of the ready calls</a>.`);
  }
  return html`${feed.failure ? problem(feed.failure, feed.retry) : nothing}
    <ol class="list">
      ${repeat(feed.entries, ({ id }) => id, (entry) => html`<li>${row(entry, entry.id === open)}</li>`)}
    </ol>
    <p class="soft">${count(feed.entries.length, "request")} shown${feed.dropped > 0 ? `; ${count(feed.dropped, "older one")} dropped from the log` : ""}.</p>`;
}

const row = (entry, current) => html`<a class="request" href="#/requests/${encodeURIComponent(entry.id)}" aria-current=${current ? "true" : nothing}>
  ${badge(entry.fault ?? entry.status)}
  <span class="what"><b>${entry.method}</b> <span class="url">${entry.url}</span></span>
  <span class="meta"><span>${entry.operation ? titleOf(entry.operation) : "no operation"}</span>
    ${TAGGED.includes(entry.cause) ? html`<span class="tag">${entry.cause}</span>` : nothing}
    ${entry.console ? html`<span class="tag">console</span>` : nothing}
    ${entry.session ? html`<span class="tag">session ${entry.session}</span>` : nothing}
    <span>${millis(entry.waitedMillis)}</span> <span>${timeOfDay(entry.time)}</span></span>
</a>`;
