// Backends as one meets them, each with one click.
import { html, nothing, problem, toast } from "../parts.js";
import { changeControls, shared } from "../shared.js";

const OFF = { latency: null, errors: null, faults: null, rateLimit: null };
const PRESETS = [
  ["Slow mobile network", "about 600 ms, a few broken connections", { latency: { kind: "lognormal", median: 600, sigma: 0.6 }, faults: { rate: 0.02, kinds: ["reset", "truncated"] } }],
  ["Flaky backend", "50–400 ms, 20% of calls fail", { latency: { kind: "uniform", min: 50, max: 400 }, errors: { rate: 0.2, statuses: [500, 502, 503] } }],
  ["Rate-limited", "5 calls per second, then 429", { rateLimit: { requests: 5, perMillis: 1000 } }],
  ["Down", "every call gets 503", { errors: { rate: 1, statuses: [503] } }],
];

export function openPresets(paint) {
  let failure = null;

  async function choose(name, wanted, isOn) {
    failure = null;
    try {
      await changeControls(isOn ? OFF : { ...OFF, ...wanted });
      toast(isOn ? `${name}: off` : `${name}: on`);
    } catch (problem) {
      failure = problem;
    }
    paint();
  }

  return {
    view: () => html`<section aria-labelledby="presets">
      <h2 id="presets">Presets</h2>
      <p class="soft">A click switches one on, in place of all switches below except failed writes${shared.status.proxy ? nothing : " and clock"}; another click switches it off.</p>
      <div class="presets">${PRESETS.map(([name, text, wanted]) => {
        const isOn = same({ ...OFF, ...wanted });
        return html`<button type="button" aria-pressed=${isOn ? "true" : "false"} @click=${() => choose(name, wanted, isOn)}><strong>${name}</strong><span>${text}</span></button>`;
      })}</div>
      ${failure ? problem(failure) : nothing}
    </section>`,
  };
}

const same = (wanted) => Object.entries(wanted).every(([name, value]) => JSON.stringify(shared.controls[name]) === JSON.stringify(value));
