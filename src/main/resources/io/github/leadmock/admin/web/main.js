// Starts the console: loads what all pages need, shows the page that the address names, repaints.
import { render } from "./lib/lit-html.js";
import { loading, problem } from "./parts.js";
import { shell } from "./shell.js";
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

let current = null; // {name, page, key}
let waiting = false;

/** What the address names: #/leads/COMPANY/LEAD?start=20. */
function route() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const parts = path.split("/").filter(Boolean).map(decoded);
  const name = Object.hasOwn(PAGES, parts[0] ?? "") ? parts[0] : "start";
  return { name, parts: parts.slice(1), query: new URLSearchParams(query ?? "") };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Many changes, one repaint. */
function paint() {
  if (waiting) {
    return;
  }
  waiting = true;
  queueMicrotask(() => {
    waiting = false;
    render(shell(current?.name), document.getElementById("shell"));
    if (current) {
      render(current.page.view(), content);
      document.title = `${current.page.title()} · Leadmock`;
    }
  });
}

function show() {
  const target = route();
  if (current?.name === target.name && current.page.go) {
    current.page.go(target);
    paint();
    return;
  }
  const first = current === null;
  current?.page.close?.();
  render(null, content);
  current = { name: target.name, page: PAGES[target.name].open(target, paint) };
  paint();
  window.scrollTo(0, 0);
  if (!first) {
    content.focus({ preventScroll: true }); // So that a keyboard or a screen reader goes on from here.
  }
}

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // The address belongs to the pages.
  content.focus();
});

window.addEventListener("hashchange", show);
// theme.js has heard of it before: the button names the other theme.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);

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
