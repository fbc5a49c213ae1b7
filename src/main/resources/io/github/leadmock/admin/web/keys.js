// Keys that work without a mouse. They are ignored while somebody types into a field.
import { html, render } from "./lib/lit-html.js";

const GO_WITHIN = 1500;

let gone = -GO_WITHIN; // When g was pressed.

/**
 * Listens to the keyboard.
 *
 * @param pages answers [name, title, key] of each page
 * @param current answers what the open page takes: {keys: [[key, text, action]], escape}
 */
export function listen(pages, current) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    if (event.key === "Escape") {
      escape(event.target, current());
      return;
    }
    if (isField(event.target)) {
      return;
    }
    const action = actionOf(event.key, pages(), current());
    if (action) {
      event.preventDefault();
      action();
    }
  });
}

function actionOf(key, pages, page) {
  const target = performance.now() - gone < GO_WITHIN ? pages.find(([, , one]) => one === key) : null;
  gone = -GO_WITHIN;
  if (target) {
    return () => (location.hash = `#/${target[0]}`);
  }
  const own = page?.keys?.find(([one]) => one === key);
  if (own) {
    return own[2];
  }
  return {
    g: () => (gone = performance.now()),
    "/": () => document.querySelector("main input[type=search]")?.focus(),
    "?": () => showKeys(pages, page?.keys),
  }[key];
}

/** A field is left first; then the page closes what is open. */
function escape(target, page) {
  if (isField(target)) {
    target.blur();
  } else {
    page?.escape?.();
  }
}

const isField = (element) => element.matches?.("input:not([type=checkbox]), select, textarea, [contenteditable]");

/** The list of all keys, in a dialog. */
export function showKeys(pages, own = []) {
  const host = document.createElement("div");
  document.body.append(host);
  const line = (keys, text) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${text}</dd></div>`;
  render(
    html`<dialog class="dialog" aria-labelledby="keys-title" @close=${() => host.remove()} @click=${(event) => event.target === event.currentTarget && event.target.close()}>
      <div class="between"><h2 id="keys-title">Keyboard shortcuts</h2>
        <form method="dialog"><button class="quiet">Close</button></form></div>
      <dl class="keys">
        ${pages.map(([, title, key]) => line(["g", key], title))}
        ${line(["/"], "Search on this page")}
        ${own.map(([key, text]) => line([key], text))}
        ${line(["Esc"], "Leave a field, close what is open")}
        ${line(["?"], "This list")}
      </dl>
    </dialog>`,
    host,
  );
  host.querySelector("dialog").showModal();
}
