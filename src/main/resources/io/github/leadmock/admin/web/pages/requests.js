// Requests as they come in, newest first, and one of them in full.
import { admin } from "../api.js";
import { PAUSE, PLAY, TRASH } from "../icons.js";
import { badge, count, empty, html, loading, millis, nothing, option, problem, repeat, search, select, shortened, timeOfDay, toast, whenTyped } from "../parts.js";
import { nameOf, operations, shared } from "../shared.js";
import { statusesOf } from "../statuses.js";
import { whatOf } from "../words.js";
import { MAX_ROWS, openFeed } from "./request-feed.js";
import { openDetails } from "./request-details.js";

/** Causes that are no fault of the request. */
const TAGGED = { forced: "forced", chaos: "injected", store: "store" };
const CLASSES = [["failed", "Failures"], ["2xx", "2xx"], ["4xx", "4xx"], ["5xx", "5xx"]];
const FILTERS = ["operation", "status", "session", "client", "q"];
/** How many sessions or clients there are to choose from, the latest: a test suite may have one for each test. */
const MOST_CHOICES = 100;

export function open(route, paint) {
  const filter = filterOf(route.query);
  const known = { session: new Set(), client: new Set() }; // What there is to choose from.
  const { typed, forget } = whenTyped((q) => choose({ q }));
  let feed = openFeed(filter, paint);
  let closed = false;
  let details = null;
  let picked = null; // The id of the request that was chosen in the list; others come by a link.
  go(route);

  function go({ parts, query }) {
    const wanted = filterOf(query);
    if (Object.keys(wanted).some((name) => wanted[name] !== filter[name])) {
      Object.assign(filter, wanted);
      forget();
      reopen();
    }
    const id = parts[0] ?? null;
    if (id !== details?.id) {
      const before = details?.id;
      details = id ? openDetails(id, paint, close, id === picked) : null;
      picked = null;
      focus(details, before);
    }
  }

  /** The head of a request has its words, and its final place, when the request has come. */
  async function focus(opened, before) {
    await opened?.loaded;
    setTimeout(() => opened === details && (opened ? document.querySelector(".details h2") : document.getElementById(`row-${before}`))?.focus(), 40);
  }

  function reopen() {
    feed.close();
    feed = openFeed(filter, paint, feed.paused);
  }

  const queryOf = () => {
    const kept = new URLSearchParams(Object.entries(filter).filter(([key, value]) => value !== "" && !(key === "console" && value === "hide")));
    return kept.size > 0 ? `?${kept}` : "";
  };

  function choose(change) {
    Object.assign(filter, change);
    history.replaceState(null, "", `${location.hash.split("?")[0] || "#/requests"}${queryOf()}`);
    reopen();
    paint();
  }

  function close() {
    if (details) {
      location.hash = `#/requests${queryOf()}`;
    }
  }

  async function clear() {
    try {
      await admin("requests", { method: "DELETE" });
      if (closed) {
        return;
      }
      reopen();
      close();
      toast("Log cleared");
    } catch (failure) {
      toast(failure.message);
    }
    paint();
  }

  /** The row above or below the open one; the first one when none is open. */
  function step(by) {
    const entries = feed.entries ?? [];
    const next = entries[Math.max(0, entries.findIndex(({ id }) => id === details?.id) + (details ? by : 0))];
    if (next) {
      pick(next);
      location.hash = hrefOf(next);
    }
  }

  const pick = ({ id }) => {
    picked = id;
  };

  const hrefOf = ({ id }) => `#/requests/${encodeURIComponent(id)}${queryOf()}`;

  return {
    title: () => (details ? "Request" : "Requests"),
    go,
    close: () => {
      closed = true;
      forget();
      feed.close();
    },
    escape: close,
    keys: [
      ["j", "Next (older) request", () => step(1)], ["k", "Previous (newer) request", () => step(-1)],
      ["p", "Pause or resume", () => feed.toggle()], ["f", "Failures only, or all", () => choose({ status: filter.status === "failed" ? "" : "failed" })],
    ],
    view: () => {
      (feed.entries ?? []).toReversed().forEach(({ session, client }) => {
        remember(known.session, session);
        remember(known.client, client);
      });
      return html`<div class="between wide">
          <span class="row"><h1>Requests</h1>${live(feed)}</span>
          <span class="row">
            <button type="button" aria-pressed=${feed.paused ? "true" : "false"} title="p" @click=${feed.toggle}>${feed.paused ? PLAY : PAUSE}${feed.paused ? "Resume" : "Pause"}</button>
            <button type="button" @click=${clear}>${TRASH}Clear</button>
          </span>
        </div>
        ${filters(filter, known, choose, typed)}
        <div class="split ${details ? "with-details" : ""}">
          <section class="rows" aria-label="Requests, newest first">${rows(feed, filter, details?.id, hrefOf, pick)}</section>
          ${details ? html`<section class="details" aria-label="Request">${details.view()}</section>` : nothing}
        </div>`;
    },
  };
}

function live(feed) {
  if (!feed.paused) {
    return html`<span class="live ${feed.failure ? "lost" : ""}">${feed.failure ? "Disconnected" : "Live"}</span>`;
  }
  return html`<span class="live paused">Paused</span>
    ${feed.waiting > 0 ? html`<button type="button" class="quiet" @click=${feed.toggle}>${feed.waiting >= MAX_ROWS ? `${MAX_ROWS}+` : feed.waiting} new</button>` : nothing}`;
}

const filterOf = (query) => ({ ...Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? ""])), console: query.get("console") ?? "hide" });

/** The latest is the last. */
function remember(known, value) {
  known.delete(value);
  known.add(value);
  if (known.size > MOST_CHOICES) {
    known.delete(known.values().next().value);
  }
}

function filters(filter, known, choose, typed) {
  const any = FILTERS.some((name) => filter[name] !== "");
  return html`<form class="row filters" role="search" @submit=${(event) => event.preventDefault()}>
    ${search("Search in address, hint, rule, stub", "Search: address, hint, rule …", filter.q, typed)}
    ${select("Status", "Any status", [...CLASSES, ...statusesOf().map((status) => [String(status), String(status)])].map(([value, name]) => option(value, name, filter.status)), (status) => choose({ status }))}
    ${select("Operation", "Any operation", [
      ...shared.status.apis.map(({ name }) => html`<optgroup label=${nameOf(name)}>${operations().filter(({ api }) => api === name).map(({ id, title }) => option(id, title, filter.operation))}</optgroup>`),
      option("stub", "Your stubs", filter.operation), option("unmatched", "Unmatched", filter.operation),
    ], (operation) => choose({ operation }))}
    ${choice("session", "Any session", known, filter, choose)} ${choice("client", "Any client", known, filter, choose)}
    <label class="check"><input type="checkbox" .checked=${filter.console === "show"} @change=${(event) => choose({ console: event.target.checked ? "show" : "hide" })}> Console calls</label>
    ${any ? html`<button type="button" class="quiet" @click=${() => choose(Object.fromEntries(FILTERS.map((name) => [name, ""])))}>Clear filters</button>` : nothing}
  </form>`;
}

/** Shown once there is more than one to choose from. */
function choice(name, none, known, filter, choose) {
  const values = [...new Set([...known[name], filter[name]])].filter(Boolean).sort();
  if (values.length === 0 || (values.length === 1 && known[name].size < 2 && filter[name] === "")) {
    return nothing;
  }
  return select(name === "session" ? "Session" : "Client", none, values.map((value) => option(value, value, filter[name])), (value) => choose({ [name]: value }));
}

function rows(feed, filter, open, hrefOf, pick) {
  if (feed.entries === null) {
    return feed.failure ? problem(feed.failure, feed.retry) : loading("requests");
  }
  if (feed.entries.length === 0) {
    return FILTERS.some((name) => filter[name] !== "")
      ? empty("No request matches", "Requests that match appear here as they come in.")
      : empty("No requests yet", html`Requests appear here as they come in.${shared.status.proxy ? nothing : html` Send one from <a href="#/start">Start</a>.`}`);
  }
  return html`${feed.failure ? problem(feed.failure, feed.retry) : nothing}
    <div class="request head" aria-hidden="true"><span>Status</span><span>Method</span><span class="operation">Operation</span><span>Path</span><span class="from">Session, client</span><span class="wait">Waited</span><span class="time">UTC</span></div>
    <ol class="list">
      ${repeat(feed.entries, ({ id }) => id, (entry) => html`<li>${row(entry, entry.id === open, hrefOf, pick)}</li>`)}
    </ol>
    <p class="soft">${shownText(feed)}</p>`;
}

function shownText({ entries, dropped, skipped }) {
  const shown = `${count(entries.length, "request")} shown`;
  if (skipped) {
    return `${shown}, the newest of many: more come in than a list can show.`;
  }
  return dropped > 0 ? `${shown}; ${count(dropped, "older one")} dropped from the log.` : `${shown}.`;
}

const row = (entry, current, hrefOf, pick) => html`<a class="request ${entry.status >= 400 || entry.fault ? "failed" : ""}" id="row-${entry.id}" href=${hrefOf(entry)} @click=${() => pick(entry)} aria-current=${current ? "true" : nothing}>
  ${badge(entry.fault ?? entry.status)}
  <b>${entry.method}</b>
  <span class="operation">${whatOf(entry)}</span>
  <span class="path" title=${entry.url}><bdi>${shortened(entry.url)}</bdi></span>
  <span class="from">${TAGGED[entry.cause] ? html`<span class="tag hot">${TAGGED[entry.cause]}</span>` : nothing}
    ${entry.console ? html`<span class="tag">console</span>` : nothing}${entry.session ? html`<span class="tag">${entry.session}</span>` : nothing}
    ${entry.client && !entry.console ? html`<span>${entry.client}</span>` : nothing}</span>
  <span class="wait">${millis(entry.waitedMillis)}</span>
  <span class="time">${timeOfDay(entry.time)}</span>
</a>`;
