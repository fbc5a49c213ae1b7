// "Let 2 calls to Add a note through, then answer the next 1 with 429": rules that count.
import { admin } from "../api.js";
import { CLOSE, REPLAY } from "../icons.js";
import { badge, count, html, nothing, number, option, problem, repeat, toast } from "../parts.js";
import { nameOf, operations, refreshControls, shared, titleOf } from "../shared.js";
import { FAULTS, named, statusesOf } from "../statuses.js";
import { removeForced, ruleNamed } from "../words.js";

const FIRST = "metroleads/add-note";

export function openForced(query, paint) {
  const first = operations()[0]?.id ?? FIRST;
  const known = (id) => operations().some((operation) => operation.id === id);
  let operation = [query.get("operation"), FIRST].find(known) ?? first;
  let failure = null;
  const begin = { skip: whole(query.get("skip"), 2), times: whole(query.get("times"), 1) };
  let outcome = outcomeFor(operation, query.get("status"));

  let one = begin.skip === 1; // Whether a single call is let through.

  /** Answers whether the mock has taken the rule. */
  async function post(outcome, done) {
    failure = null;
    try {
      await admin("controls/forced", { method: "POST", body: outcome });
      await refreshControls();
      toast(done);
    } catch (problem) {
      failure = problem;
    }
    paint();
    return failure === null;
  }

  function add(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const times = form.get("times").trim();
    const delay = Number(form.get("delay") || 0);
    post({
      operation, skip: Number(form.get("skip")), times: times === "" ? null : Number(times),
      ...(/^\d+$/.test(outcome) ? { status: Number(outcome) } : { fault: outcome }),
      ...(delay > 0 ? { delayMillis: delay } : {}),
    }, "Rule added");
  }

  async function again(spent) {
    const { id, fired, ...outcome } = spent;
    if (await post(outcome, `Again: ${ruleNamed(spent)}`)) {
      await removeForced(id).catch(() => {});
    }
  }

  async function remove(id) {
    try {
      await removeForced(id);
      toast("Rule removed");
    } catch (problem) {
      toast(problem.message);
    }
    paint();
  }

  const recount = (event) => {
    one = event.target.value === "1";
    paint();
  };

  const choose = (event) => {
    operation = event.target.value;
    outcome = outcomeFor(operation, outcome);
    paint();
  };

  const end = (event) => {
    outcome = event.target.value;
  };

  return {
    view: () => html`<section class="card" aria-labelledby="forced">
      <h2 id="forced">Make calls fail</h2>
      <form class="sentence" @submit=${add}>
        <span>Let <input type="number" name="skip" min="0" max="1000000" value=${begin.skip} required @input=${recount} aria-label="How many calls get through first"></span>
        <span>${one ? "call" : "calls"} to <select name="operation" aria-label="Operation" @change=${choose}>${choices(operation)}</select></span>
        <span>through, then answer the next <input type="number" name="times" min="1" max="1000000" value=${begin.times} aria-label="How many calls fail; empty for all until the rule is removed" placeholder="all"></span>
        <span>with <select name="outcome" aria-label="Outcome" @change=${end}>${outcomes(operation, outcome)}</select></span>
        <span>after <input type="number" name="delay" min="0" max="600000" step="1" value="0" class="delay" aria-label="Delay in milliseconds"> ms.</span>
        <button class="primary">Add rule</button>
      </form>
      ${failure ? problem(failure) : nothing}
      ${rules(remove, again)}
    </section>`,
  };
}

const choices = (chosen) => shared.status.apis.map(({ name }) => html`<optgroup label=${nameOf(name)}>
  ${operations().filter(({ api }) => api === name).map(({ id, title }) => option(id, title, chosen))}
</optgroup>`);

const statusesFor = (operation) => statusesOf(operation.split("/")[0]).map(String);

/** What was chosen before, where the operation can end so. */
const outcomeFor = (operation, wanted) => [...statusesFor(operation), ...FAULTS.map(([key]) => key)].find((one) => one === wanted) ?? "429";

function outcomes(operation, chosen) {
  return html`<optgroup label="Status">${repeat(statusesFor(operation), (status) => status, (status) => option(status, named(status), chosen))}</optgroup>
    <optgroup label="Broken connection">${FAULTS.map(([key, text]) => option(key, text, chosen))}</optgroup>`;
}

function rules(remove, again) {
  const { forced, spent } = shared.controls;
  if (forced.length + spent.length === 0) {
    return shared.status.proxy ? nothing : html`<p class="soft hint">A single call can also ask for its error itself: with the header <code>Prefer: code=429</code>, or with <code>?__code=429</code> in its address.</p>`;
  }
  return html`<ul class="list rules-list">
    ${repeat(forced, ({ id }) => id, (one) => html`<li>
      ${badge(one.status ?? one.fault)} <span class="words">${inWords(one)}</span>
      <button type="button" class="plain" aria-label="Remove the rule: ${inWords(one)}" title="Remove" @click=${() => remove(one.id)}>${CLOSE}</button></li>`)}
    ${repeat(spent, ({ id }) => id, (one) => html`<li class="spent">
      ${badge(one.status ?? one.fault)} <span class="words">${titleOf(one.operation)}: fired ${often(one.fired)}; ${effect(one)}</span>
      <button type="button" class="quiet" aria-label="Again: ${ruleNamed(one)}" @click=${() => again(one)}>${REPLAY}Again</button>
      <button type="button" class="plain" aria-label="Forget the rule: ${ruleNamed(one)}" title="Forget" @click=${() => remove(one.id)}>${CLOSE}</button></li>`)}
  </ul>`;
}

const inWords = (rule) => `${titleOf(rule.operation)}: ${effect(rule, "the next ")}${rule.fired > 0 ? ` (fired ${often(rule.fired)} so far)` : ""}`;

const often = (fired) => (fired === 1 ? "once" : `${number(fired)} times`);

/** "lets 2 calls through, then fails one" */
function effect({ skip, times, delayMillis }, which = "") {
  const first = skip > 0 ? `lets ${count(skip, "call")} through, then fails ` : "fails ";
  const next = times === null || times === undefined ? "every call" : `${which}${times === 1 ? "one" : number(times)}`;
  return `${first}${next}${delayMillis > 0 ? ` after ${delayMillis} ms` : ""}`;
}

const whole = (text, otherwise) => (/^\d{1,6}$/.test(text ?? "") ? Number(text) : otherwise);
