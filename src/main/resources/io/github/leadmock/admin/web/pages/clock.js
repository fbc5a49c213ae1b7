// The mock's clock: it stamps what is written.
import { html, nothing, problem, toast, when } from "../parts.js";
import { changeControls, shared } from "../shared.js";

const HOUR = 3_600_000;
const JUMPS = [["1 hour", HOUR], ["1 day", 24 * HOUR], ["1 week", 7 * 24 * HOUR]];

export function openClock(paint) {
  let failure = null;

  async function set(clock, done) {
    failure = null;
    try {
      await changeControls({ clock });
      toast(done);
    } catch (problem) {
      failure = problem;
    }
    paint();
  }

  const freeze = (event) => {
    event.preventDefault();
    const at = new FormData(event.target).get("at");
    const time = new Date(at ? `${at}Z` : shared.controls.clock.now);
    set({ frozen: time.toISOString() }, "The clock stands still");
  };

  /** On from what the clock shows now, standing or running. */
  function advance(millis) {
    const { mode, now } = shared.controls.clock;
    const then = new Date(now).getTime() + millis;
    const clock = mode === "frozen" ? { frozen: new Date(then).toISOString() } : { offsetMillis: Math.round(then - Date.now()) };
    set(clock, "The clock was put forward");
  }

  return {
    view: () => {
      const { mode, now } = shared.controls?.clock ?? {};
      const other = mode !== undefined && mode !== "real";
      return html`<section class="card ${other ? "on" : ""}" aria-labelledby="clock">
        <h2 id="clock">Clock ${other ? html`<span class="tag hot">${mode}</span>` : nothing}</h2>
        <p>It is <strong>${now ? when(now) : "–"}</strong> in the mock${mode === "real" ? ", as it is everywhere" : ""}. Notes get this time, and stand where it belongs in the list.</p>
        <form @submit=${freeze}>
          <label class="field"><span>Stand still at (UTC; empty for now)</span><input type="datetime-local" name="at" step="1"></label>
          <p class="row"><button class="primary">Freeze</button>
            ${other ? html`<button type="button" @click=${() => set(null, "The clock is real again")}>Back to real time</button>` : nothing}</p>
        </form>
        <p class="row" role="group" aria-label="Put the clock forward"><span>Forward by</span>
          ${JUMPS.map(([text, millis]) => html`<button type="button" @click=${() => advance(millis)}>${text}</button>`)}</p>
        ${failure ? problem(failure) : nothing}
      </section>`;
    },
  };
}
