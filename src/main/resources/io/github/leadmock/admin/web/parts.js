// Small pieces of pages.
import { COPY } from "./icons.js";
import { html, nothing } from "./lib/lit-html.js";

export { html, nothing };
export { repeat } from "./lib/directives/repeat.js";

export const REASONS = {
  400: "Bad Request", 401: "Unauthorized", 402: "Request Failed", 403: "Forbidden", 404: "Not Found",
  405: "Method Not Allowed", 412: "Precondition Failed", 429: "Too Many Requests", 500: "Internal Server Error",
  502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
};

let fading;

/** Says something in the header, where it covers nothing; screen readers say it too. */
export function toast(text) {
  const place = document.getElementById("toast");
  place.textContent = text;
  place.title = text;
  clearTimeout(fading);
  fading = setTimeout(forgetToast, 4000);
}

/** What was said belongs to the page that it was said on. */
export function forgetToast() {
  const place = document.getElementById("toast");
  if (place) {
    place.textContent = "";
  }
}

export async function copy(text, what = "it") {
  try {
    await navigator.clipboard.writeText(text);
    toast(`Copied ${what}`);
  } catch {
    toast(copyTheOldWay(text) ? `Copied ${what}` : "This browser does not let the console copy; select the text instead");
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
  html`<button type="button" class="plain" aria-label="Copy ${what}" title="Copy ${what}" @click=${() => copy(text, what)}>${COPY}</button>`;

/** A text in a box of its own, with a button that copies it. Long lines scroll: a broken address cannot be read. */
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

/** A search field. Spaces at its ends stay, or nobody could type a second word. */
export const search = (label, placeholder, value, onInput) => html`<input type="search" class="grow" .value=${value} @input=${(event) => onInput(event.target.value)} aria-label=${label} placeholder=${placeholder} spellcheck="false">`;

/** Hands on the latest of several texts, as soon as no other has come for a moment. */
export function whenTyped(take) {
  let waiting;
  const forget = () => clearTimeout(waiting);
  return {
    typed: (text) => {
      forget();
      waiting = setTimeout(() => take(text), 250);
    },
    forget,
  };
}

/** A list to choose one of, or none. */
export const select = (label, none, options, onChoose) => html`<select aria-label=${label} @change=${(event) => onChoose(event.target.value)}>
  <option value="">${none}</option>${options}
</select>`;

/** The property tells what is chosen: once somebody has chosen, browsers ignore the attribute. */
export const option = (value, text, chosen) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`;

/** A choice of one, as a row of buttons. */
export function segments(label, options, value, onChoose) {
  return html`<div class="segments" role="group" aria-label=${label}>
    ${options.map(
      ([key, text]) =>
        html`<button type="button" aria-pressed=${key === value ? "true" : "false"} data-text=${text} @click=${() => onChoose(key)}>${text}</button>`,
    )}
  </div>`;
}

/** Tabs over one panel; the arrow keys go from one to the next. */
export function tabs(id, label, options, value, onChoose) {
  const step = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
      event.preventDefault();
      const next = (options.findIndex(([key]) => key === value) + by + options.length) % options.length;
      onChoose(options[next][0]);
      setTimeout(() => document.getElementById(`${id}-${options[next][0]}`)?.focus(), 40);
    }
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${step}>
    ${options.map(([key, text]) => html`<button type="button" role="tab" id="${id}-${key}" aria-controls="${id}-panel" aria-selected=${key === value ? "true" : "false"}
      tabindex=${key === value ? 0 : -1} data-text=${text} @click=${() => onChoose(key)}>${text}</button>`)}
  </div>`;
}

export const panel = (id, value, content) =>
  html`<div role="tabpanel" id="${id}-panel" aria-labelledby="${id}-${value}">${content}</div>`;

/** An address that wraps between its parts only, never inside an id. */
export const address = (url) => html`<span class="address">${String(url).split(/(?<=[/?&])/).map((part) => html`<span>${part}</span><wbr>`)}</span>`;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-([0-9a-f]{12})/gi;

/** An address whose ids show only the end, where they differ. */
export const shortened = (url) => url.replace(UUID, (_id, end) => `…${end.slice(-6)}`);

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });

/** All times of the console: 2026-11-30 10:07:29 UTC, as the APIs and the logs have them; the local time as a tooltip. */
export const utc = (date) => `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;

export const when = (text) => timed(text, utc);

/** The time without its day, for lists whose head names the zone. */
export const timeOfDay = (text) => timed(text, (date) => date.toISOString().slice(11, 19));

function timed(text, form) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? html`${text}` : html`<time datetime=${text} title=${TIME.format(date)}>${form(date)}</time>`;
}

const AGO = [[86_400, "d"], [3_600, "h"], [60, "min"], [1, "s"]];

/** Such as "3 min ago". */
export function ago(text) {
  const seconds = Math.round((Date.now() - new Date(text).getTime()) / 1000);
  const [unit, name] = AGO.find(([size]) => seconds >= size) ?? [];
  return unit ? `${Math.floor(seconds / unit)} ${name} ago` : "just now";
}

export const millis = (value) => (value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : value >= 100 ? `${Math.round(value)} ms` : `${Number(value).toFixed(1)} ms`);

export const number = (value) => value.toLocaleString("en");

export const count = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;

/** JSON with line breaks; anything else as it is. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
