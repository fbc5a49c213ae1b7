// What every page knows: the mock's status, its OpenAPI documents and its controls. Pages read, main.js repaints.
import { admin } from "./api.js";

const WAIT_SECONDS = 10; // The server cuts connections that are silent for 15.
const AFTER_FAILURE = 2000;
const REST = 200; // A rule that counts thousands of calls a second changes with each of them.

export const shared = { status: null, documents: {}, controls: null, trouble: null };

let changed = () => {};

/** For what is kept elsewhere, such as the theme. */
export const repaint = () => changed();

/** Loads them, then follows the controls: the mock answers when they change. */
export async function start(onChange) {
  changed = onChange;
  await load();
  if (shared.status.proxy && location.hash.length < 3) {
    location.replace("#/requests");
  }
  await refreshControls();
  follow();
}

/** What stays the same as long as the mock runs. */
async function load() {
  const status = await admin("status");
  const documents = await Promise.all(status.apis.map(async ({ name }) => [name, await admin(`openapi/${name}.json`)]));
  Object.assign(shared, { status, documents: Object.fromEntries(documents) });
}

async function follow() {
  let stale = false; // Whether the mock may have been started anew, with another seed or other options.
  document.addEventListener("visibilitychange", () => {
    stale = true;
  });
  for (;;) {
    try {
      await seen();
      const anew = stale;
      if (anew) {
        stale = false;
        await load();
      }
      const known = anew ? null : shared.controls;
      const controls = await admin(known ? `controls?after=${known.revision}&wait=${WAIT_SECONDS}` : "controls");
      if (anew || shared.trouble || JSON.stringify(controls) !== JSON.stringify(shared.controls)) {
        setControls(controls);
      }
      await rest(REST);
    } catch (problem) {
      stale = true;
      complain(problem);
      await rest(AFTER_FAILURE);
    }
  }
}

/** A page that nobody looks at asks nothing. */
const seen = () => new Promise((resolve) => {
  if (document.visibilityState === "visible") {
    resolve();
  } else {
    document.addEventListener("visibilitychange", resolve, { once: true });
  }
}).then(() => document.visibilityState === "visible" || seen());

const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));

function complain(problem) {
  shared.trouble = problem.message;
  changed();
}

export async function refreshControls() {
  try {
    setControls(await admin("controls"));
  } catch (problem) {
    complain(problem);
  }
}

/** Takes over the state that a call has answered. */
export function setControls(controls) {
  shared.controls = controls;
  shared.trouble = null;
  changed();
}

export async function changeControls(patch) {
  setControls(await admin("controls", { method: "PATCH", body: patch }));
}

export async function allOff() {
  setControls(await admin("controls", { method: "DELETE" }));
}

/** All operations of both APIs, each with the name of its API. */
export function operations() {
  return shared.status.apis.flatMap((api) => api.operations.map((operation) => ({ api: api.name, ...operation })));
}

/** A pair that works for an API, or for the one that an operation belongs to; empty when it needs none. A proxy knows none. */
export function authOf(api) {
  if (shared.status.proxy) {
    return { user: "USER", token: "TOKEN" };
  }
  const own = shared.status.apis.find(({ name }) => name === (api ?? "").split("/")[0]);
  return own?.auth ?? shared.status.auth;
}

/** The name of an API in texts. */
export const nameOf = (api) => shared.documents[api]?.["x-leadmock"].api ?? api;

export function titleOf(id) {
  return operations().find((operation) => operation.id === id)?.title ?? id ?? "no operation";
}
