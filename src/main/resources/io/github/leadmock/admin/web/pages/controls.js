// Everything that can be made to go wrong, or to stand still.
import { admin, takePart, takesPart } from "../api.js";
import { empty, html, nothing, toast } from "../parts.js";
import { refreshControls, shared } from "../shared.js";
import { openClock } from "./clock-row.js";
import { openForced } from "./forced.js";
import { openPresets } from "./presets.js";
import { openSwitches } from "./switch-rows.js";
import { openTransfer } from "./transfer.js";

export function open(route, paint) {
  const forced = openForced(route.query, paint);
  const presets = openPresets(paint);
  const switches = openSwitches(paint);
  const clock = openClock(paint);
  const transfer = openTransfer(paint);
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
      toast("Data reset");
      await refreshControls();
    } catch (failure) {
      toast(failure.message);
    }
    paint();
  }

  return {
    title: () => "Controls",
    escape: () => {
      sure = false;
      paint();
    },
    view: () => (shared.controls === null ? empty("No controls", "The mock does not answer.") : html`<h1>Controls</h1>
      ${presets.view()}
      ${forced.view()}
      <section aria-labelledby="always">
        <h2 id="always">All calls</h2>
        <div class="controls list">${switches.view()} ${shared.status.proxy ? nothing : clock.view()}</div>
      </section>
      <div class="cards more">
        ${transfer.view()}
        ${shared.status.proxy ? nothing : ofTheMock(sure, reset)}
      </div>`),
  };
}

/** What a proxy does not have: data and a console that reads them. */
const ofTheMock = (sure, reset) => html`<section class="card" aria-labelledby="reset">
    <h2 id="reset">Start over</h2>
    <p>Discards all notes that were added, updated or removed. Controls stay as they are.</p>
    <p class="row"><button type="button" class=${sure ? "danger" : ""} @click=${reset}>${sure ? "Yes, discard all writes" : "Reset the data"}</button></p>
  </section>
  <section class="card" aria-labelledby="own">
    <h2 id="own">This console</h2>
    <p>Calls that the console itself makes, such as opening a lead, are exempt from controls and hidden in Requests.</p>
    <label class="check"><input type="checkbox" .checked=${takesPart()} @change=${(event) => takePart(event.target.checked)}> Treat them like calls of an app, in this tab</label>
  </section>`;
