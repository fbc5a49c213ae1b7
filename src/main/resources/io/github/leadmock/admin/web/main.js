// Starts the console: loads what all pages need, shows the page that the address names, repaints.
import { render } from "./lib/lit-html.js";
import { listen } from "./keys.js";
import { forgetToast, html, loading, problem } from "./parts.js";
import { pages, shell } from "./shell.js";
import { start } from "./shared.js";
import * as startPage from "./pages/start.js";
import * as leads from "./pages/leads.js";
import * as requests from "./pages/requests.js";
import * as controls from "./pages/controls.js";
import * as scorecard from "./pages/scorecard.js";
import * as rules from "./pages/rules.js";
import * as api from "./pages/api.js";

const PAGES = { start: startPage, leads, requests, controls, scorecard, rules, api };
const content = document.getElementById("content");

let current = null; // {name, page}
let waiting = false;

/** What the address names: #/leads/COMPANY/LEAD?start=20. */
function route() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const parts = path.split("/").filter(Boolean).map(decoded);
  const name = parts[0] ?? pages()[0][0];
  return { name, known: pages().some(([page]) => page === name), parts: parts.slice(1), query: new URLSearchParams(query ?? "") };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Many changes, one repaint a frame. Hidden pages have no frames, but tests and screen readers look at them. */
function paint() {
  if (waiting) {
    return;
  }
  waiting = true;
  const now = () => {
    waiting = false;
    render(shell(current?.name, current?.page.keys), document.getElementById("shell"));
    if (current) {
      render(current.page.view(), content);
      document.title = `${current.page.title()} · Leadmock`;
    }
  };
  if (document.visibilityState === "visible") {
    requestAnimationFrame(now);
  } else {
    setTimeout(now);
  }
}

function show() {
  const target = route();
  forgetToast();
  if (current?.name === target.name && current.page.go) {
    current.page.go(target);
    paint();
    return;
  }
  const first = current === null;
  current?.page.close?.();
  render(null, content);
  current = { name: target.name, page: target.known ? PAGES[target.name].open(target, paint) : unknown(target.name) };
  paint();
  window.scrollTo(0, 0);
  if (!first) {
    content.focus({ preventScroll: true }); // So that a keyboard or a screen reader goes on from here.
  }
}

const unknown = (name) => ({
  title: () => "No such page",
  view: () => html`<h1>No such page</h1>
    <p>The console has no page <code>${name}</code>. It has ${pages().map(([one, title], index) => html`${index > 0 ? ", " : ""}<a href="#/${one}">${title}</a>`)}.</p>`,
});

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // The address belongs to the pages.
  content.focus();
});

window.addEventListener("hashchange", show);
// theme.js has heard of it before: the button names the other theme.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
listen(pages, () => current?.page);

async function begin() {
  render(loading("the console"), content);
  try {
    await start(paint);
    show();
  } catch (failure) {
    render(problem(failure, begin), content);
  }
}

begin();
