// One call of each operation that works in a fresh mock, as the OpenAPI documents have it.
import { shared } from "./shared.js";

// The user of the samples, percent-encoded.
const USER = "you%40example.com";
const PASSWORD = "password=secret";

const METHODS = ["get", "post", "put", "patch", "delete"];

/** The operations of all documents, in their order. */
function documented() {
  // Not in the order of the documents, which is the one in which they arrived.
  return shared.status.apis.flatMap(({ name: api }) =>
    Object.values(shared.documents[api].paths).flatMap((path) =>
      METHODS.filter((method) => path[method]?.["x-leadmock"]?.sample).map((method) => {
        const operation = path[method];
        return { id: `${api}/${operation.operationId}`, api, method: method.toUpperCase(), operation };
      })));
}

export function sampleOf(id, auth) {
  const { api, method, operation } = documented().find((one) => one.id === id);
  const { sample, once } = operation["x-leadmock"];
  const path = sample
    .replace(USER, auth?.user ? encodeURIComponent(auth.user) : USER)
    .replace(PASSWORD, `password=${encodeURIComponent(shared.status.auth.password)}`);
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

/** The document with the values of the samples in its parameters. */
export function withSamples(document) {
  const filled = structuredClone(document);
  for (const [template, path] of Object.entries(filled.paths)) {
    for (const method of METHODS.filter((one) => path[one])) {
      const operation = path[method];
      const sample = operation["x-leadmock"]?.sample ?? METHODS.map((one) => path[one]?.["x-leadmock"]?.sample).find(Boolean);
      operation.parameters = (operation.parameters ?? []).map((parameter) => valued(parameter, filled, valuesOf(template, sample ?? "")));
    }
  }
  return filled;
}

function valued(parameter, document, values) {
  const whole = parameter.$ref ? document.components.parameters[parameter.$ref.split("/").at(-1)] : parameter;
  const value = values[`${whole.in} ${whole.name}`];
  return value === undefined ? parameter : { ...whole, example: whole.schema?.type === "integer" ? Number(value) : value };
}

/** The values of a sample by place and name: {"path lead_id": "1", "query size": "2"}. */
function valuesOf(template, sample) {
  const [path, query] = sample.split("?");
  const parts = path.replace(/^\/api(?=\/)/, "").split("/");
  const values = {};
  template.split("/").forEach((part, at) => {
    if (part.startsWith("{") && parts[at] !== undefined) {
      values[`path ${part.slice(1, -1)}`] = decodeURIComponent(parts[at]);
    }
  });
  new URLSearchParams(query ?? "").forEach((value, name) => (values[`query ${name}`] = value));
  return values;
}
