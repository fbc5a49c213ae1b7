// Small pieces of pages.
import { html, nothing } from "./lib/lit-html.js";

export { html, nothing };
export { repeat } from "./lib/directives/repeat.js";

export const REASONS = {
  400: "Bad Request", 401: "Unauthorized", 402: "Request Failed", 403: "Forbidden", 404: "Not Found",
  405: "Method Not Allowed", 412: "Precondition Failed", 429: "Too Many Requests", 500: "Internal Server Error",
  502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
};

let fading;

/** Tells something in passing; screen readers say it. */
export function toast(text) {
  const place = document.getElementById("toast");
  place.textContent = text;
  place.classList.add("shown");
  clearTimeout(fading);
  fading = setTimeout(() => {
    place.classList.remove("shown");
    place.textContent = "";
  }, 3500);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    toast(copyTheOldWay(text) ? "Copied" : "This browser does not let the console copy; select the text instead");
  }
}

/** The clipboard needs HTTPS or localhost; another host name over HTTP has only this. */
function copyTheOldWay(text) {
  const area = Object.assign(document.createElement("textarea"), { value: text, className: "offscreen" });
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

export const copyButton = (text, what) =>
  html`<button type="button" class="quiet" aria-label="Copy ${what}" @click=${() => copy(text)}>Copy</button>`;

/** A text in a box of its own, with a button that copies it. */
export const code = (text, what) => html`<div class="code">
  <pre tabindex="0" aria-label=${what}>${text}</pre>
  ${copyButton(text, what)}
</div>`;

export const badge = (status) => html`<span class="badge s${String(status).charAt(0)}">${status || "–"}</span>`;

export const problem = (failure, retry) => html`<div class="notice bad" role="alert">
  <p>${failure.message}</p>
  ${retry ? html`<button type="button" @click=${retry}>Try again</button>` : nothing}
</div>`;

export const empty = (title, text) => html`<div class="empty"><p><strong>${title}</strong></p><p>${text}</p></div>`;

export const loading = (what) => html`<p class="loading" aria-busy="true">Loading ${what} …</p>`;

/** A choice of one, as a row of buttons. */
export function segments(label, options, value, onChoose) {
  return html`<div class="segments" role="group" aria-label=${label}>
    ${options.map(
      ([key, text]) =>
        html`<button type="button" aria-pressed=${key === value ? "true" : "false"} @click=${() => onChoose(key)}>${text}</button>`,
    )}
  </div>`;
}

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

export function when(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? html`${text}` : html`<time datetime=${text} title=${text}>${DATE.format(date)}</time>`;
}

export function timeOfDay(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? html`${text}` : html`<time datetime=${text} title=${text}>${CLOCK.format(date)}</time>`;
}

export const millis = (value) => (value >= 100 ? `${Math.round(value)} ms` : `${Number(value).toFixed(1)} ms`);

export const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/** JSON with line breaks; anything else as it is. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
