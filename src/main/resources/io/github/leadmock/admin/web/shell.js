// What is on every page: the way to the others, and what is switched on.
import { html, nothing, toast } from "./parts.js";
import { allOff, repaint, shared } from "./shared.js";

const LINKS = [
  ["start", "Start"], ["leads", "Leads"], ["requests", "Requests"],
  ["controls", "Controls"], ["scorecard", "Scorecard"], ["rules", "Rules"], ["api", "API"],
];

/** A proxy has no leads of its own and no documents to serve. */
const PROXY_LINKS = LINKS.filter(([name]) => ["requests", "controls", "rules"].includes(name));

const links = () => (shared.status?.proxy ? PROXY_LINKS : LINKS);

export const shell = (page) => html`<header class="top">
    <a class="brand" href="#/${links()[0][0]}"><img src="console/icon.svg" alt="" width="24" height="24">Leadmock</a>
    <nav aria-label="Pages">
      ${links().map(([name, text]) => html`<a href="#/${name}" aria-current=${name === page ? "page" : nothing}>${text}</a>`)}
    </nav>
    ${themeButton()}
  </header>
  ${proxied()} ${banner()}`;

function proxied() {
  const proxy = shared.status?.proxy;
  return proxy
    ? html`<section class="banner" aria-label="Proxy">
        <p><strong>Proxy</strong> for <code>${proxy.upstream}</code></p>
        <span class="row"><a href="findings">Findings</a></span>
      </section>`
    : nothing;
}

function themeButton() {
  const dark = window.leadmockTheme.isDark();
  const turn = () => {
    window.leadmockTheme.set(dark ? "light" : "dark");
    repaint();
  };
  return html`<button type="button" class="theme quiet" aria-label="Switch to the ${dark ? "light" : "dark"} theme" @click=${turn}>${dark ? "Light" : "Dark"}</button>`;
}

function banner() {
  if (shared.trouble) {
    return html`<div class="banner bad" role="alert"><p>${shared.trouble}</p></div>`;
  }
  const on = shared.controls?.on ?? [];
  if (on.length === 0) {
    return nothing;
  }
  return html`<section class="banner" aria-label="Switched on">
    <p><strong>Switched on:</strong> ${on.map((text, index) => html`${index > 0 ? " · " : ""}<span>${text}</span>`)}</p>
    <span class="row">
      <a href="#/controls">Controls</a>
      <button type="button" @click=${turnOff}>Turn everything off</button>
    </span>
  </section>`;
}

async function turnOff() {
  try {
    await allOff();
    toast("Everything is off");
  } catch (failure) {
    toast(failure.message);
  }
}
