// What each control does, in words: on its row, on its chip, before it is switched on.
import { admin } from "./api.js";
import { count, html } from "./parts.js";
import { changeControls, refreshControls, titleOf } from "./shared.js";
import { FAULTS, named } from "./statuses.js";

/** "500, 503 or 504" */
const or = (texts) => (texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`);

/** A rate of 0.0004 as 0.04, which is not 0: it is exact, as far as the command takes it. */
export const percentOf = (rate) => Number((rate * 100).toFixed(6));

export const percent = (rate) => `${percentOf(rate)}%`;

const faultNamed = (kind) => FAULTS.find(([key]) => key === kind)?.[1] ?? kind;

const per = (millis) => (millis === 1000 ? "second" : millis === 60_000 ? "minute" : millis % 1000 === 0 ? `${millis / 1000} s` : `${millis} ms`);

const LATENCY = {
  fixed: ({ millis }) => `${millis} ms`,
  uniform: ({ min, max }) => `${min}–${max} ms`,
  lognormal: ({ median, sigma }) => `about ${median} ms, one time in 40 by more than ${span(median * Math.exp(1.96 * sigma))}`,
};

/** A sentence for a control that is on, or would be. */
export const SENTENCES = {
  latency: (latency) => `Every response is delayed by ${LATENCY[latency.kind](latency)}.`,
  errors: ({ rate, statuses }) => `${percent(rate)} of calls fail with ${or(statuses.map(named))}.`,
  faults: ({ rate, kinds }) => `${percent(rate)} of connections break: ${or(kinds.map(faultNamed))}.`,
  rateLimit: ({ requests, perMillis }) => `More than ${count(requests, "call")} per ${per(perMillis)} to one API get 429 with Retry-After.`,
  failedWrites: (value) => (value === "apply"
    ? "On: a failed write still takes effect; only its response is lost."
    : "Off: a failed write has no effect."),
};

const SHORT = {
  latency: (latency) => `Latency ${LATENCY[latency.kind](latency).split(",")[0]}`,
  errors: ({ rate, statuses }) => `Errors ${percent(rate)}: ${statuses.join(", ")}`,
  faults: ({ rate, kinds }) => `Broken connections ${percent(rate)}: ${kinds.map(faultNamed).join(", ")}`,
  rateLimit: ({ requests, perMillis }) => `Rate limit ${requests} per ${per(perMillis)}`,
};

/** "Add a note → 429 after 2 calls" */
export const ruleNamed = ({ operation, status, fault, skip = 0 }) => `${titleOf(operation)} → ${status ?? faultNamed(fault)}${skip > 0 ? ` after ${count(skip, "call")}` : ""}`;

export function clockText({ mode, now, offsetMillis }) {
  if (mode === "frozen") {
    return `Clock frozen at ${now.slice(0, 19).replace("T", " ")} UTC`;
  }
  return mode === "shifted" ? `Clock ${span(Math.abs(offsetMillis))} ${offsetMillis < 0 ? "behind" : "ahead"}` : "Clock real";
}

function span(millis) {
  const [size, name] = [[86_400_000, "d"], [3_600_000, "h"], [60_000, "min"], [1000, "s"]].find(([unit]) => millis >= unit) ?? [1, "ms"];
  return `${Math.round((millis / size) * 10) / 10} ${name}`;
}

export const removeForced = (id) => admin(`controls/forced/${encodeURIComponent(id)}`, { method: "DELETE" }).then(refreshControls);

/** One chip for each control that is on: {key, text, off}, with done if it is not off afterwards. */
export function chips(controls) {
  if (!controls) {
    return [];
  }
  const found = Object.keys(SHORT).filter((name) => controls[name])
    .map((name) => ({ key: name, text: SHORT[name](controls[name]), off: () => changeControls({ [name]: null }) }));
  controls.forced.forEach((one) => found.push({ key: one.id, text: ruleNamed(one), off: () => removeForced(one.id) }));
  if (controls.failedWrites === "apply") {
    found.push({ key: "failedWrites", text: "Failed writes take effect", off: () => changeControls({ failedWrites: null }) });
  }
  if (controls.clock.mode !== "real") {
    found.push({ key: "clock", text: clockText(controls.clock), done: "Clock runs in real time", off: () => changeControls({ clock: null }) });
  }
  return found;
}

/** What a request reached: an operation, a stub of the user's by its name, or neither. */
export const whatOf = ({ operation, stub }) => (operation ? titleOf(operation) : stub ? html`<span class="tag">stub</span> ${stub}` : "Unmatched");
