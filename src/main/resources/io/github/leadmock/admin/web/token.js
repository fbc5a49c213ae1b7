// Asks for the admin token when the mock wants one. It stays in this tab only.
import { html, render } from "./lib/lit-html.js";

let asking = null;

/** Resolves to what the user entered; several callers share one dialog. */
export function askForToken(wasWrong) {
  asking ??= new Promise((resolve) => open(wasWrong, resolve)).finally(() => (asking = null));
  return asking;
}

function open(wasWrong, resolve) {
  const host = document.createElement("div");
  document.body.append(host);
  const submit = (event) => {
    event.preventDefault();
    const token = new FormData(event.target).get("token").trim();
    if (token) {
      host.querySelector("dialog").close();
      host.remove();
      resolve(token);
    }
  };
  render(
    html`<dialog class="dialog" aria-labelledby="token-title" @cancel=${(event) => event.preventDefault()}>
      <form @submit=${submit}>
        <h2 id="token-title">Admin token</h2>
        <p>${wasWrong ? "Wrong token." : "This mock was started with --admin-token."} Enter it to open the console; it is kept until you close this tab.</p>
        <label class="field"><span>Token</span><input name="token" type="password" required autocomplete="off" autofocus></label>
        <p class="row"><button class="primary">Open the console</button></p>
      </form>
    </dialog>`,
    host,
  );
  host.querySelector("dialog").showModal();
}
