// What every page knows: the mock's status, its OpenAPI documents and its controls. Pages read, main.js repaints.
import { admin } from "./api.js";

const EVERY = 4000;

export const shared = { status: null, documents: {}, controls: null, trouble: null };

let changed = () => {};

/** For what is kept elsewhere, such as the theme. */
export const repaint = () => changed();

/** Loads them, then keeps an eye on the controls as long as somebody looks. */
export async function start(onChange) {
  changed = onChange;
  shared.status = await admin("status");
  if (shared.status.proxy && location.hash.length < 3) {
    location.replace("#/requests");
  }
  await Promise.all(shared.status.apis.map(async ({ name }) => {
    shared.documents[name] = await admin(`openapi/${name}.json`);
  }));
  await refreshControls();
  setInterval(() => document.visibilityState === "visible" && refreshControls(), EVERY);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refreshControls());
}

export async function refreshControls() {
  try {
    setControls(await admin("controls"));
  } catch (problem) {
    shared.trouble = problem.message;
    changed();
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

/** A pair that works for an API, or for the one that an operation belongs to; empty when it needs none. */
export function authOf(api) {
  const own = shared.status.apis.find(({ name }) => name === (api ?? "").split("/")[0]);
  return own?.auth ?? shared.status.auth;
}

/** The name of an API in texts. */
export const nameOf = (api) => shared.documents[api]?.["x-leadmock"].api ?? api;

export function titleOf(id) {
  return operations().find((operation) => operation.id === id)?.title ?? id ?? "no operation";
}
