// The controls as a text to keep: JSON to import again, and the options of the command that do the same.
import { code, html, nothing, problem, toast } from "../parts.js";
import { changeControls, shared } from "../shared.js";
import { percent } from "../words.js";

export function openTransfer(paint) {
  let failure = null;
  let shown = null; // "json", "options" or "import"

  async function take(event) {
    event.preventDefault();
    failure = null;
    try {
      const wanted = JSON.parse(new FormData(event.target).get("controls"));
      if (wanted === null || typeof wanted !== "object" || Array.isArray(wanted)) {
        throw new Error('This is no JSON object; expected one, such as {"failedWrites": "apply"}');
      }
      await changeControls({ latency: null, errors: null, faults: null, rateLimit: null, failedWrites: null, clock: null, forced: null, ...wanted });
      shown = null;
      toast("Controls imported");
    } catch (problem) {
      failure = problem instanceof SyntaxError ? new Error(`This is not JSON: ${problem.message}`) : problem;
    }
    paint();
  }

  const show = (other) => {
    shown = shown === other ? null : other;
    failure = null;
    paint();
    if (shown === "import") {
      setTimeout(() => document.querySelector("textarea[name=controls]")?.focus(), 40);
    }
  };

  const button = (key, text) => html`<button type="button" aria-expanded=${shown === key ? "true" : "false"} @click=${() => show(key)}>${text}</button>`;

  return {
    view: () => html`<section class="card transfer" aria-labelledby="transfer">
      <h2 id="transfer">Export and import</h2>
      <p>Keep these controls for another day, a colleague or a CI job.</p>
      <p class="row">${button("json", "As JSON")} ${button("options", `As ${shared.status.proxy ? "proxy" : "serve"} options`)} ${button("import", "Import JSON")}</p>
      ${shown === "json" ? code(exported(shared.controls), "the controls as JSON") : nothing}
      ${shown === "options" ? code(commandFor(shared.controls), "the command") : nothing}
      ${shown === "import" ? html`<form @submit=${take}>
          <label class="field"><span>Controls as JSON; members that are missing are turned off</span><textarea name="controls" rows="6" class="mono" spellcheck="false" required></textarea></label>
          <p class="row"><button class="primary">Import</button></p>
        </form>` : nothing}
      ${failure ? problem(failure) : nothing}
    </section>`,
  };
}

/** Only what is on: what PATCH controls takes. */
export function exported({ latency, errors, faults, rateLimit, failedWrites, forced, clock }) {
  const kept = {
    ...(latency ? { latency } : {}), ...(errors ? { errors } : {}), ...(faults ? { faults } : {}), ...(rateLimit ? { rateLimit } : {}),
    ...(failedWrites === "apply" ? { failedWrites } : {}),
    ...(clock.mode === "frozen" ? { clock: { frozen: clock.frozen } } : clock.mode === "shifted" ? { clock: { offsetMillis: clock.offsetMillis } } : {}),
    ...(forced.length > 0 ? { forced: forced.map(({ id, fired, ...rest }) => rest) } : {}),
  };
  return JSON.stringify(kept, null, 2);
}

const LATENCY = {
  fixed: ({ millis }) => `${millis}ms`,
  uniform: ({ min, max }) => `${min}ms..${max}ms`,
  lognormal: ({ median, sigma }) => `lognormal:${median}ms:${sigma}`,
};

/** What has no option is said in comments. */
export function commandFor({ latency, errors, faults, rateLimit, failedWrites, forced, clock }) {
  const options = [
    ...(latency ? [`--latency ${LATENCY[latency.kind](latency)}`] : []),
    ...(errors ? [`--errors ${percent(errors.rate)}:${errors.statuses.join(",")}`] : []),
    ...(faults ? [`--faults ${percent(faults.rate)}:${faults.kinds.join(",")}`] : []),
    ...(rateLimit ? [`--rate-limit ${rateLimit.requests}/${rateLimit.perMillis === 1000 ? "s" : rateLimit.perMillis === 60_000 ? "m" : `${rateLimit.perMillis}ms`}`] : []),
    ...(failedWrites === "apply" ? ["--failed-writes apply"] : []),
    ...(clock.mode === "frozen" ? [`--clock ${clock.frozen}`] : []),
  ];
  const missing = [...(forced.length > 0 ? ["rules that count calls"] : []), ...(clock.mode === "shifted" ? ["a shifted clock"] : [])];
  const { proxy, apis } = shared.status;
  const command = proxy ? ["./leadmock proxy", `--api ${apis[0].name}`, `--upstream ${proxy.upstream}`] : ["./leadmock serve"];
  return [[...command, ...options].join(" \\\n  "), ...missing.map((one) => `# no option for ${one}: import the JSON`)].join("\n");
}
