// One call of each operation that works in a fresh mock: the documented examples where they can be repeated.
const EVENTS = "/companies/5245533b-e8c4-4292-b6b0-62ac6ecedb3e/leads/2633fdaf-77f2-48bb-9f7b-6c88a760e5b6/events?start=0&size=2";
const COMMENTS =
  "/api/companies/e87afa71-2a79-11e1-b301-12313b0ed8f1/leads/e1225b1a-d466-11e1-bebd-12313d233945/events/note/1c791e15-57e1-4991-bf93-3442598e4484/comments";
const NOTE = "/companies/1ef4e845-b2f4-4e48-b2ed-d1f238287d96/leads/8a956836-457a-4da6-a8de-66edd3fa81db/note/63ecec2c-5047-4cd8-ae98-0dda952e2db1";
const NEW_NOTE = "/companies/e87afa78-2a79-11e3-b30e-12313b0ed8fc/leads/e1225b12-d466-11e3-bebd-12313d233945/note";

const SAMPLES = {
  "metroleads/issue-token": (auth) => ({ method: "GET", url: `/auth/issue_token?username=${encodeURIComponent(auth?.user ?? "you@example.com")}&password=secret`, open: true }),
  "metroleads/list-events": () => ({ method: "GET", url: EVENTS }),
  "metroleads/list-comments": () => ({ method: "GET", url: COMMENTS }),
  "metroleads/add-note": () => ({ method: "POST", url: NEW_NOTE, body: { message: "Please give him a 5% discount" } }),
  "metroleads/update-note": () => ({ method: "POST", url: NOTE, body: { message: "Please give me a 50% discount" } }),
  "metroleads/remove-note": () => ({ method: "POST", url: `${NOTE}/remove`, once: true }),
  "liveforce/lead-summary": () => ({ method: "GET", url: "/api/v1/leads/summary/1" }),
};

export const sampleOf = (operation, auth) => SAMPLES[operation](auth);

/** As one meets them: reading before writing. An operation without a sample is left out. */
export function inOrder(operations) {
  const order = Object.keys(SAMPLES);
  return operations.filter(({ id }) => order.includes(id)).sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
