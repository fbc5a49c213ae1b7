// An answer of the public API that an app would have to deal with.
import { badge, html, nothing, REASONS } from "../parts.js";

export function refusal(answer, retry) {
  const id = answer.explain?.split("#/requests/")[1];
  return html`<div class="notice bad" role="alert">
    <p>${badge(answer.status)} <strong>${REASONS[answer.status] ?? ""}</strong> ${answer.json?.message ?? answer.text.slice(0, 200)}</p>
    ${answer.hint ? html`<p>${answer.hint}</p>` : nothing}
    <p class="row">
      ${id ? html`<a href="#/requests/${encodeURIComponent(id)}">Why?</a>` : html`<a href="#/requests">Look it up in the requests</a>`}
      ${retry ? html`<button type="button" @click=${retry}>Load again</button>` : nothing}
    </p>
  </div>`;
}
