// One call of each operation that works in a fresh mock, as the OpenAPI documents have it.
import { shared } from "./shared.js";

// The user of the samples, percent-encoded.
const USER = "you%40example.com";

const METHODS = ["get", "post", "put", "patch", "delete"];

/** The operations of all documents, in their order. */
function documented() {
  return Object.entries(shared.documents).flatMap(([api, document]) =>
    Object.values(document.paths).flatMap((path) =>
      METHODS.filter((method) => path[method]?.["x-leadmock"]?.sample).map((method) => {
        const operation = path[method];
        return { id: `${api}/${operation.operationId}`, api, method: method.toUpperCase(), operation };
      })));
}

export function sampleOf(id, auth) {
  const { api, method, operation } = documented().find((one) => one.id === id);
  const { sample, once } = operation["x-leadmock"];
  const path = auth?.user ? sample.replace(USER, encodeURIComponent(auth.user)) : sample;
  const body = operation.requestBody?.content["application/json"].examples.documented.value;
  return { method, url: baseOf(api) + path, body, once: once === true, open: isOpen(operation) };
}

/** What stands between the mock's own address and the documented paths of an API. */
export function baseOf(api) {
  return new URL(shared.documents[api].servers[0].url).pathname.replace(/\/$/, "");
}

/** As one meets them: what gives a token comes first, then the order of the documents. Without a sample an operation is left out. */
export function inOrder(operations) {
  const all = documented();
  const order = [...all.filter(({ operation }) => isOpen(operation)), ...all.filter(({ operation }) => !isOpen(operation))].map(({ id }) => id);
  return operations.filter(({ id }) => order.includes(id)).sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

const isOpen = (operation) => operation.security?.length === 0;
