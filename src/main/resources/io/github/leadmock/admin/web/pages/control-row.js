// One row of a control: a switch, what it does in words, and fields that unfold.
import { CHEVRON } from "../icons.js";
import { html, nothing, problem } from "../parts.js";

/**
 * @param key the control's name, unique on the page
 * @param title its name for people
 * @param on whether it is on
 * @param words what it does now, or would do if it were on
 * @param unfolded whether its fields show
 * @param failure why the last change was refused, or nothing
 * @param changed whether the fields differ from what is on
 * @param acts {turn, unfold, apply}
 */
export function controlRow({ key, title, on, words, unfolded, failure, changed, fields }, acts) {
  const submit = (event) => {
    event.preventDefault();
    acts.apply();
  };
  return html`<section class="control ${on ? "on" : ""}" aria-labelledby=${key} data-control=${key}>
    <div class="line">
      <button type="button" role="switch" class="switch" aria-checked=${on ? "true" : "false"} aria-labelledby=${key} @click=${acts.turn}></button>
      <h3 id=${key} class="unfolds" @click=${acts.unfold}>${title}</h3>
      <p class="words unfolds ${on && !changed ? "" : "soft"}" @click=${acts.unfold}>${words}</p>
      <button type="button" class="plain unfold" aria-label="Settings of ${title}" aria-expanded=${unfolded ? "true" : "false"} @click=${acts.unfold}>${CHEVRON}</button>
    </div>
    ${unfolded ? html`<form class="unfolded" @submit=${submit}>${fields}
      <p class="row"><button class="primary" ?disabled=${on && !changed}>${on ? "Apply" : "Turn on"}</button></p></form>` : nothing}
    ${failure ? problem(failure) : nothing}
  </section>`;
}
