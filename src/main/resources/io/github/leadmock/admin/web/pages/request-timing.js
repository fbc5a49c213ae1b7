// Where the time went that a client waited.
import { html, millis, nothing } from "../parts.js";

const WIDTH = 600;

export function timing({ durationMillis, delayMillis, waitedMillis }) {
  // A delay counts from the arrival, so that what the mock needs meanwhile adds nothing.
  const held = Math.max(0, waitedMillis - durationMillis);
  const x = (value) => Math.max(2, (value / Math.max(waitedMillis, 0.001)) * WIDTH);
  return html`<dl class="facts">
      <div><dt>Waited</dt><dd><strong>${millis(waitedMillis)}</strong></dd></div>
      <div><dt>Response ready after</dt><dd>${millis(durationMillis)}</dd></div>
      <div><dt>Injected delay</dt><dd>${delayMillis > 0 ? millis(delayMillis) : "none"}</dd></div>
    </dl>
    <svg class="timing" viewBox="0 0 ${WIDTH} 24" preserveAspectRatio="none" role="img" aria-label="${millis(durationMillis)} until the response was ready, then ${millis(held)} held back">
      <rect class="own" x="0" y="0" height="24" width=${x(Math.min(durationMillis, waitedMillis))}></rect>
      ${held > 0 ? html`<svg x=${x(durationMillis)} y="0" width=${x(held)} height="24"><rect class="held" width="100%" height="24"></rect></svg>` : nothing}
    </svg>
    <p class="soft"><span class="key own"></span> prepared by the mock ${held > 0 ? html`<span class="key held"></span> delayed on purpose` : nothing}</p>
    <p class="soft">Measured inside the mock: the network and the client are not included.</p>`;
}
