// Asks for the admin token when the mock wants one. It stays in this tab only.
import { html, render } from "./lib/lit-html.js";

let asking = null;

/** What the mock takes as a token. Others may not fit into a header: a space without width, pasted along. */
const TOKEN = /^[A-Za-z0-9._~+/=-]+$/;

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
    if (!TOKEN.test(token)) {
      host.querySelector("[role=alert]").textContent = "A token has only letters, digits and any of - . _ ~ + / =";
      return;
    }
    host.remove();
    resolve(token);
  };
  // The browser closes it at a second Esc, whatever becomes of the event cancel.
  const show = () => host.isConnected && host.querySelector("dialog").showModal();
  render(
    html`<dialog class="dialog" aria-labelledby="token-title" @cancel=${(event) => event.preventDefault()} @close=${show}>
      <form @submit=${submit}>
        <h2 id="token-title">Admin token</h2>
        <p>${wasWrong ? "Wrong token." : "This mock was started with --admin-token."} Enter it to open the console; it is kept until you close this tab.</p>
        <label class="field"><span>Token</span><input name="token" type="password" required autocomplete="off" autofocus></label>
        <p class="blank" role="alert"></p>
        <p class="row"><button class="primary">Open the console</button></p>
      </form>
    </dialog>`,
    host,
  );
  show();
}
