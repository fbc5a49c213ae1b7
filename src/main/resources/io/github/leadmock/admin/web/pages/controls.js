// Everything that can be made to go wrong, or to stand still.
import { admin, takePart, takesPart } from "../api.js";
import { html, toast } from "../parts.js";
import { allOff, refreshControls, shared } from "../shared.js";
import { openClock } from "./clock.js";
import { openForced } from "./forced.js";
import { openSwitches } from "./switches.js";

export function open(route, paint) {
  const forced = openForced(route.query, paint);
  const switches = openSwitches(paint);
  const clock = openClock(paint);
  let sure = false;

  /** Asks twice, in place: what was written cannot be had back. */
  async function reset() {
    if (!sure) {
      sure = true;
      paint();
      return;
    }
    sure = false;
    try {
      await admin("reset", { method: "POST" });
      toast("The data is as it was at the start");
      await refreshControls();
    } catch (failure) {
      toast(failure.message);
    }
    paint();
  }

  return {
    title: () => "Controls",
    view: () => html`<h1>Controls</h1>
      ${forced.view()}
      <div class="cards controls">
        ${switches.view()} ${clock.view()}
        <section class="card" aria-labelledby="reset">
          <h2 id="reset">Start over</h2>
          <p>Notes that were added, changed or removed go back to how they were at the start.</p>
          <p class="row">
            <button type="button" class=${sure ? "danger" : ""} @click=${reset}>${sure ? "Yes, forget all changes" : "Reset the data"}</button>
            <button type="button" ?disabled=${(shared.controls?.on ?? []).length === 0} @click=${() => allOff().then(() => toast("Everything is off"), (failure) => toast(failure.message))}>Turn everything off</button>
          </p>
        </section>
        <section class="card" aria-labelledby="own">
          <h2 id="own">This console</h2>
          <p>Its own calls, such as opening a lead, meet no switch and use up no forced outcome, and are hidden in the list of requests.</p>
          <label class="check"><input type="checkbox" ?checked=${takesPart()} @change=${(event) => takePart(event.target.checked)}> Treat them as calls of an app, until this tab is closed</label>
        </section>
      </div>`,
  };
}
