// The mock's clock: it stamps what is written.
import { admin } from "../api.js";
import { html, toast, when } from "../parts.js";
import { changeControls, shared } from "../shared.js";
import { clockText } from "../words.js";
import { controlRow } from "./control-row.js";

const HOUR = 3_600_000;
const JUMPS = [["+1 hour", HOUR], ["+1 day", 24 * HOUR], ["+1 week", 7 * 24 * HOUR]];

export function openClock(paint) {
  let failure = null;
  let unfolded = false;
  let at = ""; // What the field holds.

  /** Asks what the clock shows by then: what this page knows is from when the controls changed last. */
  async function set(wanted, done) {
    failure = null;
    try {
      const { clock } = await admin("controls");
      await changeControls({ clock: wanted(clock) });
      toast(done);
    } catch (problem) {
      failure = problem;
    }
    paint();
  }

  const freeze = () => set(({ now }) => ({ frozen: at ? new Date(`${at}Z`).toISOString() : now }), "Clock frozen");

  const letGo = () => set(() => null, "Clock runs in real time");

  /** On from what the clock shows now, standing or running. */
  const advance = (millis) => set(({ mode, now, offsetMillis = 0 }) => (mode === "frozen"
    ? { frozen: new Date(new Date(now).getTime() + millis).toISOString() }
    : { offsetMillis: offsetMillis + millis }), "Clock moved forward");

  return {
    view: () => {
      const { mode, now } = shared.controls.clock;
      const on = mode !== "real";
      const words = mode === "real" ? "Runs in real time; new notes get the current time." : html`${clockText(shared.controls.clock)}. New notes get ${mode === "frozen" ? "this time" : html`a time like ${when(now)}`}.`;
      const fields = html`<div class="row">
          <label class="field"><span>Freeze at (UTC; empty: now)</span><input type="datetime-local" name="at" step="1" .value=${at} @input=${(event) => (at = event.target.value)}></label>
          <span class="row jumps" role="group" aria-label="Move the clock forward">${JUMPS.map(([text, millis]) => html`<button type="button" @click=${() => advance(millis)}>${text}</button>`)}</span>
        </div>`;
      return controlRow(
        { key: "clock", title: mode === "frozen" ? "Clock frozen" : mode === "shifted" ? "Clock shifted" : "Freeze the clock", on, words, unfolded, failure, changed: true, fields, },
        { apply: freeze, turn: () => (on ? letGo() : freeze()), unfold: () => {
          unfolded = !unfolded;
          paint();
        } });
    },
  };
}
