// "Let 2 calls to Add a note through, then answer the next 1 with 429."
import { admin } from "../api.js";
import { badge, count, html, nothing, problem, repeat, toast } from "../parts.js";
import { nameOf, operations, refreshControls, shared, titleOf } from "../shared.js";
import { FAULTS, named, statusesOf } from "../statuses.js";

const FIRST = "metroleads/add-note";

export function openForced(query, paint) {
  let operation = operations().some(({ id }) => id === query.get("operation")) ? query.get("operation") : FIRST;
  let failure = null;
  const begin = { skip: number(query.get("skip"), 2), times: number(query.get("times"), 1), outcome: query.get("status") ?? "429" };

  async function add(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const outcome = form.get("outcome");
    const times = form.get("times").trim();
    const delay = Number(form.get("delay") || 0);
    failure = null;
    try {
      await admin("controls/forced", {
        method: "POST",
        body: {
          operation, skip: Number(form.get("skip")), times: times === "" ? null : Number(times),
          ...(/^\d+$/.test(outcome) ? { status: Number(outcome) } : { fault: outcome }),
          ...(delay > 0 ? { delayMillis: delay } : {}),
        },
      });
      toast("Switched on");
      await refreshControls();
    } catch (problem) {
      failure = problem;
    }
    paint();
  }

  async function remove(id) {
    try {
      await admin(`controls/forced/${encodeURIComponent(id)}`, { method: "DELETE" });
      toast("Removed");
    } catch (problem) {
      toast(problem.message);
    }
    await refreshControls();
  }

  const choose = (event) => {
    operation = event.target.value;
    paint();
  };

  return {
    view: () => html`<section class="card accent" aria-labelledby="forced">
      <h2 id="forced">Make calls fail</h2>
      <form class="sentence" @submit=${add}>
        <span>Let <input type="number" name="skip" min="0" max="1000000" value=${begin.skip} required aria-label="How many calls get through first"></span>
        <span>calls to <select name="operation" aria-label="Operation" @change=${choose}>${choices(operation)}</select></span>
        <span>through, then answer the next <input type="number" name="times" min="1" max="1000000" value=${begin.times} aria-label="How many calls fail; empty for all until it is removed" placeholder="all"></span>
        <span>with <select name="outcome" aria-label="Outcome">${outcomes(operation, begin.outcome)}</select></span>
        <span>after <input type="number" name="delay" min="0" max="600000" step="1" value="0" class="wide" aria-label="Delay in milliseconds"> ms.</span>
        <button class="primary">Switch on</button>
      </form>
      ${failure ? problem(failure) : nothing}
      ${active(remove)}
    </section>`,
  };
}

const choices = (chosen) => shared.status.apis.map(({ name }) => html`<optgroup label=${nameOf(name)}>
  ${operations().filter(({ api }) => api === name).map(({ id, title }) => html`<option value=${id} ?selected=${id === chosen}>${title}</option>`)}
</optgroup>`);

function outcomes(operation, chosen) {
  const api = operation.split("/")[0];
  return html`<optgroup label="Status">${statusesOf(api).map((status) => html`<option value=${status} ?selected=${String(status) === chosen}>${named(status)}</option>`)}</optgroup>
    <optgroup label="Broken connection">${FAULTS.map(([key, text]) => html`<option value=${key} ?selected=${key === chosen}>${text}</option>`)}</optgroup>`;
}

function active(remove) {
  const forced = shared.controls?.forced ?? [];
  if (forced.length === 0) {
    return html`<p class="soft">Nothing is forced now. A single call can ask for it itself: with the header <code>Prefer: code=429</code>, or <code>?__code=429</code> in its address.</p>`;
  }
  return html`<ul class="list active">
    ${repeat(forced, ({ id }) => id, (one) => html`<li><span>${badge(one.status ?? one.fault)} ${inWords(one)}</span>
      <button type="button" aria-label="Remove: ${inWords(one)}" @click=${() => remove(one.id)}>Remove</button></li>`)}
  </ul>`;
}

function inWords({ operation, skip, times, delayMillis }) {
  const first = skip > 0 ? `after ${count(skip, "call")} more, ` : "";
  const next = times === null || times === undefined ? "every call" : `the next ${count(times, "call")}`;
  return `${first}${next} to “${titleOf(operation)}”${delayMillis > 0 ? `, after ${delayMillis} ms` : ""}`;
}

const number = (text, otherwise) => (/^\d{1,6}$/.test(text ?? "") ? Number(text) : otherwise);
