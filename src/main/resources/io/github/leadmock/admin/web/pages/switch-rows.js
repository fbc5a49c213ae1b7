// What holds for all calls until it is turned off: latency, errors, faults, rate limit, the fate of failed writes.
import { html, segments, toast } from "../parts.js";
import { changeControls, shared } from "../shared.js";
import { FAULTS, named, statusesOf } from "../statuses.js";
import { percentOf, SENTENCES } from "../words.js";
import { controlRow } from "./control-row.js";

const TITLES = { latency: "Latency", errors: "Errors", faults: "Broken connections", rateLimit: "Rate limit", failedWrites: "Apply failed writes" };
const KINDS = [["fixed", "Fixed"], ["uniform", "Range"], ["lognormal", "Log-normal"]];
const USUAL = {
  latency: { kind: "fixed", millis: 800 },
  errors: { rate: 0.1, statuses: [500, 503] },
  faults: { rate: 0.05, kinds: ["reset"] },
  rateLimit: { requests: 10, perMillis: 1000 },
};
/** What each kind of latency starts with. */
const OF_KIND = { fixed: { millis: 800 }, uniform: { min: 200, max: 900 }, lognormal: { median: 300, sigma: 0.5 } };

export function openSwitches(paint) {
  const last = {}; // How each was when it was on, to be turned on so again.
  const drafts = {}; // What the user has typed, until it is applied.
  const unfolded = new Set();
  const failures = {};

  const active = (name) => shared.controls[name];
  const draft = (name) => drafts[name] ?? active(name) ?? last[name] ?? USUAL[name];
  const changed = (name) => JSON.stringify(draft(name)) !== JSON.stringify(active(name));

  async function change(name, value, done) {
    delete failures[name];
    try {
      await changeControls({ [name]: value });
      if (value !== null) {
        delete drafts[name];
      }
      toast(done);
    } catch (problem) {
      failures[name] = problem;
      unfolded.add(name);
    }
    paint();
  }

  const edit = (name, part) => {
    drafts[name] = { ...draft(name), ...part };
    paint();
  };

  function row(name) {
    const on = Boolean(active(name));
    last[name] = active(name) ?? last[name];
    const apply = () => change(name, draft(name), `${TITLES[name]}: on`);
    return controlRow(
      { key: name, title: TITLES[name], on, words: sentence(name, draft(name)), unfolded: unfolded.has(name), failure: failures[name], changed: changed(name), fields: FIELDS[name](draft(name), (part) => edit(name, part)) },
      { apply, turn: () => (on ? change(name, null, `${TITLES[name]}: off`) : apply()), unfold: () => toggle(name) });
  }

  function toggle(name) {
    if (!unfolded.delete(name)) {
      unfolded.add(name);
    }
    paint();
  }

  function failedWrites() {
    const on = active("failedWrites") === "apply";
    return html`<section class="control ${on ? "on" : ""}" aria-labelledby="failedWrites" data-control="failedWrites">
      <div class="line">
        <button type="button" role="switch" class="switch" aria-checked=${on ? "true" : "false"} aria-labelledby="failedWrites"
          @click=${() => change("failedWrites", on ? "discard" : "apply", on ? "Failed writes are discarded" : "Failed writes take effect")}></button>
        <h3 id="failedWrites">${TITLES.failedWrites}</h3>
        <p class="words ${on ? "" : "soft"}">${SENTENCES.failedWrites(on ? "apply" : "discard")}</p>
      </div>
    </section>`;
  }

  return { view: () => html`${["latency", "errors", "faults", "rateLimit"].map(row)} ${failedWrites()}` };
}

function sentence(name, value) {
  if ((name === "errors" && value.statuses.length === 0) || (name === "faults" && value.kinds.length === 0)) {
    return "Choose at least one.";
  }
  return SENTENCES[name](value);
}

const FIELDS = {
  latency: (latency, edit) => html`${segments("Kind of latency", KINDS, latency.kind, (kind) => edit({ ...Object.fromEntries(Object.keys(latency).map((key) => [key, undefined])), kind, ...OF_KIND[kind] }))}
    <div class="row">${{
      fixed: () => number("millis", "Milliseconds", latency.millis, { min: 1, max: 600000 }, edit),
      uniform: () => html`${number("min", "From, ms", latency.min, { min: 0, max: 600000 }, edit)} ${number("max", "To, ms", latency.max, { min: 0, max: 600000 }, edit)}`,
      lognormal: () => html`${number("median", "Median, ms", latency.median, { min: 1, max: 600000 }, edit)} ${number("sigma", "Sigma", latency.sigma, { min: 0.05, max: 3, step: 0.05 }, edit)}`,
    }[latency.kind]()}</div>`,
  errors: (errors, edit) => html`${percentage(errors.rate, edit)}
    <div class="row groups">
      ${[["4xx", 400], ["5xx", 500]].map(([name, first]) => boxes(name, statusesOf().filter((status) => status >= first && status < first + 100).map((status) => [status, named(status)]), errors.statuses, (statuses) => edit({ statuses: statuses.sort((a, b) => a - b) })))}
    </div>`,
  faults: (faults, edit) => html`${percentage(faults.rate, edit)} ${boxes("Kinds", FAULTS, faults.kinds, (kinds) => edit({ kinds }))}`,
  rateLimit: (limit, edit) => html`<div class="row">
    ${number("requests", "Calls", limit.requests, { min: 1, max: 100000 }, edit)}
    ${number("seconds", "per seconds", limit.perMillis / 1000, { min: 0.001, max: 86400, step: "any" }, ({ seconds }) => edit({ perMillis: Math.round(seconds * 1000) }))}
  </div>`,
};

const number = (name, text, value, { min, max, step = 1 }, edit) => html`<label class="field"><span>${text}</span>
  <input type="number" name=${name} min=${min} max=${max} step=${step} .value=${String(value)} required @input=${(event) => event.target.validity.valid && edit({ [name]: Number(event.target.value) })}></label>`;

const percentage = (rate, edit) => number("rate", "Percent of calls", percentOf(rate), { min: 0.000001, max: 100, step: "any" }, ({ rate: percent }) => edit({ rate: Number((percent / 100).toFixed(8)) }));

const boxes = (label, options, chosen, edit) => html`<fieldset class="boxes"><legend>${label}</legend>
  ${options.map(([value, text]) => html`<label class="check"><input type="checkbox" .checked=${chosen.includes(value)} @change=${(event) => edit(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}> ${text}</label>`)}
</fieldset>`;
