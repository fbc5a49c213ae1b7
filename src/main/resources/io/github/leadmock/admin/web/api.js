// The two ways to the mock: its admin API, and the public API as an app calls it.
import { askForToken } from "./token.js";

const HOME = new URL("./", document.baseURI);
const TOKEN = "leadmock.adminToken";
const TAKES_PART = "leadmock.takesPart";

/** Where the public API is, as this browser reaches it. */
export const ORIGIN = location.origin;

/** What went wrong, in words for the user. */
export class Problem extends Error {
  constructor(message, status = 0) {
    super(message);
    this.name = "Problem";
    this.status = status;
  }
}

/** What lasts as long as the tab, or as the page where the browser keeps no site data. */
const kept = new Map();

function recall(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return kept.get(key) ?? null;
  }
}

/** Null forgets it. */
function keep(key, value) {
  try {
    if (value === null) {
      sessionStorage.removeItem(key);
    } else {
      sessionStorage.setItem(key, value);
    }
  } catch {
    kept.set(key, value);
  }
}

export const adminToken = () => recall(TOKEN);

export const adminUrl = (path) => new URL(path, HOME).href;

export function adminHeaders() {
  return adminToken() ? { Authorization: `Bearer ${adminToken()}` } : {};
}

/** Calls the admin API; answers its JSON, or null where there is none. */
export async function admin(path, { method = "GET", body, signal } = {}) {
  const headers = { Accept: "application/json", ...adminHeaders() };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  const response = await reach(new URL(path, HOME), {
    method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body),
    credentials: "omit", cache: "no-store",
  });
  const text = await response.text().catch((failure) => {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Problem("The response of the mock was truncated. Is it still running?");
  });
  if (response.ok) {
    return text ? JSON.parse(text) : null;
  }
  if (response.status === 401) {
    keep(TOKEN, await askForToken(adminToken() !== null));
    return admin(path, { method, body, signal });
  }
  throw new Problem(complaint(response.status, text), response.status);
}

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Problem("The mock does not answer. Is it still running?");
  }
}

function complaint(status, text) {
  try {
    const { errors, message } = JSON.parse(text);
    if (Array.isArray(errors) && errors.length > 0) {
      return errors.map(inWords).join("; ");
    }
    return message ?? `The mock answered ${status}.`;
  } catch {
    return text.trim().slice(0, 300) || `The mock answered ${status}.`;
  }
}

function inWords({ where, expected, got }) {
  const what = where ? `${where}: ` : "";
  return got === undefined || got === null ? `${what}expected ${expected}` : `${what}expected ${expected}, got ${got}`;
}

/** Whether controls apply to calls of this console and Requests shows them, like those of an app. */
export const takesPart = () => recall(TAKES_PART) !== null;

export function takePart(wanted) {
  keep(TAKES_PART, wanted ? "yes" : null);
}

/** Marks a call as the console's own. */
export const ownMark = () => (takesPart() ? {} : { "X-Leadmock-Console": "1" });

export function basic(auth) {
  const bytes = new TextEncoder().encode(`${auth.user}:${auth.token}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Calls the public API with credentials that work; never throws for an answer, whatever its status. */
export async function call(auth, { method = "GET", url, body, headers = {} }) {
  if (!url.startsWith("/")) {
    throw new Problem(`Only paths of this mock can be called, not ${url}`);
  }
  const all = { ...(auth?.user ? { Authorization: basic(auth) } : {}), ...ownMark(), ...headers };
  const started = performance.now();
  let response;
  try {
    // Without omit, a 401 would open the browser's own password window.
    response = await fetch(ORIGIN + url, { method, headers: all, body, credentials: "omit", cache: "no-store" });
  } catch {
    throw new Problem("The connection broke before a response arrived: an injected fault, or the mock has stopped.");
  }
  let text;
  try {
    text = await response.text();
  } catch {
    throw new Problem("The response was truncated: an injected fault, or the mock has stopped.");
  }
  return {
    status: response.status,
    ok: response.ok,
    text,
    json: parsed(text),
    millis: performance.now() - started,
    hint: response.headers.get("X-Leadmock-Hint"),
    explain: response.headers.get("X-Leadmock-Explain"),
  };
}

export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
