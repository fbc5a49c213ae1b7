// An error response of the public API that an app would have to deal with.
import { badge, html, nothing, pretty, REASONS } from "../parts.js";

export function refusal(answer, retry) {
  const id = answer.explain?.split("#/requests/")[1];
  return html`<div class="notice bad" role="alert">
    <p>${badge(answer.status)} <strong>${REASONS[answer.status] ?? ""}</strong> ${answer.json?.message ?? answer.text.slice(0, 200)}</p>
    ${answer.hint ? html`<p>${answer.hint}</p>` : nothing}
    <div class="row">
      ${id ? html`<a href="#/requests/${encodeURIComponent(id)}">Why?</a>` : html`<a href="#/requests">Look it up in Requests</a>`}
      ${retry ? html`<button type="button" @click=${retry}>Reload</button>` : nothing}
    </div>
    <details><summary>Response of the mock</summary><pre tabindex="0" aria-label="The response">${pretty(answer.text)}</pre></details>
  </div>`;
}
