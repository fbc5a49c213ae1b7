// What is on every page: the way to the others, and what is switched on.
import { saveAs } from "./downloads.js";
import { CLOSE, KEYS, MOON, SUN } from "./icons.js";
import { showKeys } from "./keys.js";
import { html, nothing, repeat, toast } from "./parts.js";
import { allOff, repaint, shared } from "./shared.js";
import { chips } from "./words.js";

/** Name, title and the key that goes there after g. */
const PAGES = [
  ["start", "Start", "s"], ["leads", "Leads", "l"], ["requests", "Requests", "r"],
  ["controls", "Controls", "c"], ["scorecard", "Scorecard", "o"], ["rules", "Rules", "u"], ["api", "API", "a"],
];

/** A proxy has no leads of its own and no documents to serve. */
const OF_PROXY = PAGES.filter(([name]) => ["requests", "controls", "rules"].includes(name));

export const pages = () => (shared.status?.proxy ? OF_PROXY : PAGES);

export const shell = (page, keys) => html`<header class="top">
    <a class="brand" href="#/${pages()[0][0]}"><img src="console/icon.svg" alt="" width="22" height="22">Leadmock</a>
    <nav aria-label="Pages">
      ${pages().map(([name, text]) => html`<a href="#/${name}" aria-current=${name === page ? "page" : nothing} data-text=${text}>${text}</a>`)}
    </nav>
    <div class="tools">
      <span id="toast" role="status" aria-live="polite"></span>
      <button type="button" class="plain" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" @click=${() => showKeys(pages(), keys)}>${KEYS}</button>
      ${themeButton()}
    </div>
  </header>
  ${proxied()} ${banner(page)}`;

function proxied() {
  const proxy = shared.status?.proxy;
  return proxy
    ? html`<section class="banner" aria-label="Proxy">
        <span>Proxy for <code>${proxy.upstream}</code></span>
        <a class="off" href="findings" @click=${saveAs("findings.json")}>Findings</a>
      </section>`
    : nothing;
}

function themeButton() {
  const other = window.leadmockTheme.isDark() ? "light" : "dark";
  const turn = () => {
    window.leadmockTheme.set(other);
    repaint();
  };
  return html`<button type="button" class="plain theme" aria-label="Switch to the ${other} theme" title="Switch to the ${other} theme" @click=${turn}>${other === "light" ? SUN : MOON}</button>`;
}

/** On the page of the switches its room is always there: nothing moves below the pointer when the first one is turned on. */
function banner(page) {
  if (shared.trouble) {
    return html`<div class="banner bad" role="alert"><p>${shared.trouble}</p></div>`;
  }
  const on = chips(shared.controls);
  if (on.length === 0) {
    return page === "controls" && shared.controls ? html`<p class="all-off">No controls are on.</p>` : nothing;
  }
  return html`<section class="banner" aria-label="Active controls">
    <strong>Active</strong>
    <ul>${repeat(on, ({ key }) => key, ({ text, off, done }) => html`<li class="chip">
      <a href="#/controls">${text}</a>
      <button type="button" aria-label="Turn off: ${text}" title="Turn off" @click=${() => turnOff(off, done ?? `Off: ${text}`)}>${CLOSE}</button>
    </li>`)}</ul>
    <button type="button" class="quiet off" @click=${() => turnOff(allOff, "All controls are off")}>Turn all off</button>
  </section>`;
}

async function turnOff(off, done) {
  try {
    await off();
    toast(done);
  } catch (failure) {
    toast(failure.message);
  }
}
