// Links to documents of the admin API. A browser follows them without the admin token.
import { adminHeaders, adminToken } from "./api.js";
import { toast } from "./parts.js";

const KEPT = 60_000; // Milliseconds in which the browser has begun to save.

/**
 * For a click on such a link: with a token, what it leads to is fetched and saved under the name. It is not shown in a tab of its own: a page
 * that comes from here has the policy of the console, which allows no report its style.
 */
export const saveAs = (name) => async (event) => {
  if (!adminToken()) {
    return;
  }
  event.preventDefault();
  try {
    save(await fetched(event.currentTarget.href), name);
    toast(`Saved ${name}`);
  } catch (failure) {
    toast(failure.message);
  }
};

async function fetched(url) {
  const response = await fetch(url, { headers: adminHeaders(), credentials: "omit", cache: "no-store" }).catch(() => {
    throw new Error("The mock does not answer. Is it still running?");
  });
  if (!response.ok) {
    throw new Error(`The mock answered ${response.status}.`);
  }
  return response.blob();
}

function save(blob, download) {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT);
}
