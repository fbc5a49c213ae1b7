// The live list: a long poll for what is newer than the newest one known.
import { admin } from "../api.js";

/** What the page keeps; the mock itself keeps more. */
export const MAX_ROWS = 400;

const WAIT_SECONDS = 10; // The server cuts connections that are silent for 15.
const REST = 300; // Milliseconds between two polls: under load, three repaints a second are plenty.
const AFTER_FAILURE = 3000;

export function openFeed(filter, paint) {
  const abort = new AbortController();
  let latest = 0;

  const feed = {
    entries: null, dropped: 0, failure: null, paused: false,
    close: () => abort.abort(),
    toggle: () => {
      feed.paused = !feed.paused;
      paint();
    },
    retry: () => {
      feed.failure = null;
      paint();
    },
  };

  async function poll(wait) {
    const ask = new URLSearchParams({ limit: MAX_ROWS });
    if (wait) {
      ask.set("after", latest);
      ask.set("wait", WAIT_SECONDS);
    }
    Object.entries(filter).filter(([, value]) => value !== "").forEach(([key, value]) => ask.set(key, value));
    const page = await admin(`requests?${ask}`, { signal: abort.signal });
    // A smaller number than before: the log was emptied, or the mock was started anew.
    const known = page.latest < latest ? [] : (feed.entries ?? []);
    const seen = new Set(known.map(({ id }) => id));
    feed.entries = [...page.entries.filter(({ id }) => !seen.has(id)), ...known].slice(0, MAX_ROWS);
    feed.dropped = page.dropped;
    feed.failure = null;
    latest = page.latest;
    paint();
  }

  async function run() {
    while (!abort.signal.aborted) {
      try {
        if (feed.entries === null || (!feed.paused && document.visibilityState === "visible")) {
          await poll(feed.entries !== null);
        }
        await rest(REST);
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
