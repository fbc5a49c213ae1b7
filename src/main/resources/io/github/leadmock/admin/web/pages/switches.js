// What holds for all calls until it is switched off: latency, errors, faults, rate limit.
import { html, nothing, problem, segments, toast } from "../parts.js";
import { changeControls, shared } from "../shared.js";
import { FAULTS, named, statusesOf } from "../statuses.js";

const KINDS = [["fixed", "Fixed"], ["uniform", "Uniform"], ["lognormal", "Log-normal"]];
const NUMBERS = {
  fixed: [["millis", "Milliseconds", 800, 1]],
  uniform: [["min", "From, ms", 200, 1], ["max", "To, ms", 900, 1]],
  lognormal: [["median", "Median, ms", 300, 1], ["sigma", "Sigma", 0.5, 0.05]],
};

export function openSwitches(paint) {
  let kind = shared.controls?.latency?.kind ?? "fixed";
  const failures = {};

  async function change(member, value, done) {
    delete failures[member];
    try {
      await changeControls({ [member]: value });
      toast(done);
    } catch (problem) {
      failures[member] = problem;
    }
    paint();
  }

  /** One card: a form that switches on, a button that switches off. */
  function card(member, title, fields, read) {
    const on = Boolean(shared.controls?.[member]);
    const submit = (event) => {
      event.preventDefault();
      change(member, read(new FormData(event.target)), `${title}: on`);
    };
    return html`<section class="card ${on ? "on" : ""}" aria-labelledby=${member}>
      <h2 id=${member}>${title} ${on ? html`<span class="tag hot">on</span>` : nothing}</h2>
      <form @submit=${submit}>${fields}
        <p class="row"><button class="primary">${on ? "Change" : "Switch on"}</button>
          ${on ? html`<button type="button" @click=${() => change(member, null, `${title}: off`)}>Switch off</button>` : nothing}</p>
      </form>
      ${failures[member] ? problem(failures[member]) : nothing}
    </section>`;
  }

  const chooseKind = (other) => {
    kind = other;
    paint();
  };

  return {
    view: () => {
      const { latency, errors, faults, rateLimit, failedWrites } = shared.controls ?? {};
      return html`
        ${card("latency", "Latency", html`${segments("Kind of latency", KINDS, kind, chooseKind)}
            <div class="row">${NUMBERS[kind].map(([name, text, usual, step]) => numberField(name, text, (latency?.kind === kind && latency[name]) || usual, { min: step, max: 600000, step }))}</div>`,
          (form) => ({ kind, ...Object.fromEntries(NUMBERS[kind].map(([name]) => [name, Number(form.get(name))])) }))}
        ${card("errors", "Errors", html`${numberField("rate", "Percent of calls", percent(errors?.rate, 10), { min: 0.1, max: 100, step: 0.1 })}
            ${boxes("statuses", "Answers", statusesOf().map((status) => [status, named(status)]), errors?.statuses ?? [500, 503])}`,
          (form) => ({ rate: Number(form.get("rate")) / 100, statuses: form.getAll("statuses").map(Number) }))}
        ${card("faults", "Broken connections", html`${numberField("rate", "Percent of calls", percent(faults?.rate, 5), { min: 0.1, max: 100, step: 0.1 })}
            ${boxes("kinds", "Kinds", FAULTS, faults?.kinds ?? ["reset"])}`,
          (form) => ({ rate: Number(form.get("rate")) / 100, kinds: form.getAll("kinds") }))}
        ${card("rateLimit", "Rate limit", html`<div class="row">${numberField("requests", "Calls", rateLimit?.requests ?? 10, { min: 1, max: 1000000, step: 1 })}
            ${numberField("seconds", "per seconds", (rateLimit?.perMillis ?? 1000) / 1000, { min: 0.001, max: 86400, step: "any" })}</div>
            <p class="soft">What is above gets 429 with Retry-After.</p>`,
          (form) => ({ requests: Number(form.get("requests")), perMillis: Math.round(Number(form.get("seconds")) * 1000) }))}
        <section class="card" aria-labelledby="failedWrites">
          <h2 id="failedWrites">Failed writes</h2>
          <p>When a write is made to fail, did it happen before the failure?</p>
          ${segments("Failed writes", [["vanish", "It did not happen"], ["happen", "It happened"]], failedWrites ?? "vanish", (value) => change("failedWrites", value, "Failed writes: changed"))}
          ${failures.failedWrites ? problem(failures.failedWrites) : nothing}
        </section>`;
    },
  };
}

const percent = (rate, usual) => (rate ? Math.round(rate * 1000) / 10 : usual);

const numberField = (name, text, value, { min, max, step }) =>
  html`<label class="field"><span>${text}</span><input type="number" name=${name} min=${min} max=${max} step=${step} value=${value} required></label>`;

const boxes = (name, label, options, chosen) => html`<fieldset class="boxes"><legend>${label}</legend>
  ${options.map(([value, text]) => html`<label><input type="checkbox" name=${name} value=${value} ?checked=${chosen.includes(value)}> ${text}</label>`)}
</fieldset>`;
