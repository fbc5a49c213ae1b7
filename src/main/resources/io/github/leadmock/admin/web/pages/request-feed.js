// The live list: a long poll for what is newer than the newest one known.
import { admin } from "../api.js";

/** What the page keeps; the mock itself keeps more. */
export const MAX_ROWS = 300;

/** What one poll fetches. Under load that is the newest second or less, and the rest is skipped. */
const FETCHED = 100;
const WAIT_SECONDS = 10; // The server cuts connections that are silent for 15.
const REST = 250; // Milliseconds between two polls: more repaints than four a second nobody can read.
const REST_UNDER_LOAD = 1000;
const AFTER_FAILURE = 3000;

/** One that starts paused shows what there is, and counts what comes in from then on. */
export function openFeed(filter, paint, paused = false) {
  const abort = new AbortController();
  let latest = 0;
  let held = null; // What came in during a pause, newest first.
  let gap = false; // Whether there was more than that.

  const feed = {
    entries: null, dropped: 0, skipped: false, failure: null, paused,
    /** How many came in during a pause; MAX_ROWS or more are not counted. */
    get waiting() {
      return held?.length ?? 0;
    },
    close: () => abort.abort(),
    toggle: () => {
      feed.paused = !feed.paused;
      if (!feed.paused && held) {
        if (gap) {
          feed.entries = [];
          feed.skipped = true;
        }
        feed.entries = merged(held, feed.entries);
      }
      held = null;
      gap = false;
      paint();
    },
    retry: () => {
      feed.failure = null;
      paint();
    },
  };

  function merged(newer, known) {
    const seen = new Set(known.map(({ id }) => id));
    return [...newer.filter(({ id }) => !seen.has(id)), ...known].slice(0, MAX_ROWS);
  }

  /** Answers whether there was more than one poll fetches. */
  async function poll() {
    const first = feed.entries === null;
    const ask = new URLSearchParams({ limit: first ? MAX_ROWS : FETCHED });
    if (!first) {
      ask.set("after", latest);
      ask.set("wait", WAIT_SECONDS);
    }
    Object.entries(filter).map(([key, value]) => [key, value.trim()]).filter(([, value]) => value !== "").forEach(([key, value]) => ask.set(key, value));
    const page = await admin(`requests?${ask}`, { signal: abort.signal });
    const many = !first && page.entries.length === FETCHED;
    if (page.latest < latest) {
      feed.entries = []; // A smaller number than before: the mock was started anew.
      held = null;
    }
    if (feed.paused && !first) {
      held = merged(page.entries, many ? [] : held ?? []);
      gap = gap || many;
    } else {
      if (many) {
        feed.entries = []; // Rows with a gap between them would pretend to be complete.
      }
      feed.entries = merged(page.entries, feed.entries ?? []);
      feed.skipped = many || (feed.skipped && page.entries.length === 0);
    }
    feed.dropped = page.dropped;
    feed.failure = null;
    latest = page.latest;
    paint();
    return many;
  }

  async function run() {
    while (!abort.signal.aborted) {
      try {
        let many = false;
        if (feed.entries === null || document.visibilityState === "visible") {
          many = await poll();
        }
        await rest(many ? REST_UNDER_LOAD : REST);
      } catch (failure) {
        if (abort.signal.aborted) {
          return;
        }
        feed.failure = failure;
        paint();
        await rest(AFTER_FAILURE);
      }
    }
  }

  run();
  return feed;
}

const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));
