// The OpenAPI documents in Swagger UI, with calls that go to this mock.
import { adminHeaders, adminUrl, ownMark, ORIGIN } from "../api.js";
import { saveAs } from "../downloads.js";
import { html, loading, nothing, problem, segments } from "../parts.js";
import { baseOf, withSamples } from "../samples.js";
import { authOf, nameOf, shared } from "../shared.js";

const ADMIN = "admin";
const ADMIN_BASE = new URL(".", document.baseURI).pathname.replace(/\/$/, "");

let loaded = null;

/** Its 1.7 MB are fetched when somebody opens this page, once. */
function library() {
  loaded ??= Promise.all([
    arrived(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "console/lib/swagger-ui.css" })),
    arrived(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "console/swagger.css" })),
    arrived(Object.assign(document.createElement("script"), { src: "console/lib/swagger-ui-bundle.js" })),
  ]).catch((failure) => {
    loaded = null;
    throw failure;
  });
  return loaded;
}

const arrived = (element) => new Promise((resolve, reject) => {
  element.onload = resolve;
  element.onerror = () => reject(new Error("Swagger UI could not be loaded. Is the mock still running?"));
  document.head.append(element);
});

/** #/api, #/api/liveforce */
export function open(route, paint) {
  const names = [...shared.status.apis.map(({ name }) => name), ADMIN];
  let name = null;
  let failure = null;
  let ready = false;

  async function go({ parts }) {
    const wanted = names.includes(parts[0]) ? parts[0] : names[0];
    if (wanted === name) {
      return;
    }
    name = wanted;
    failure = null;
    try {
      await library();
      ready = true;
      paint();
      setTimeout(() => name === wanted && draw(wanted), 40);
    } catch (problem) {
      failure = problem;
      name = null;
      paint();
    }
  }

  go(route);
  return {
    title: () => "API",
    go,
    view: () => html`<h1>API</h1>
      <div class="between">
        ${segments("Document", names.map((one) => [one, one === ADMIN ? "Admin API" : nameOf(one)]), name, (one) => (location.hash = `#/api/${one}`))}
        <a href=${documentOf(name)} download @click=${saveAs(documentOf(name).split("/").at(-1))}>Download OpenAPI document</a>
      </div>
      ${failure ? problem(failure, () => go(route)) : ready ? nothing : loading("Swagger UI")}
      <div id="swagger"></div>`,
  };
}

const documentOf = (name) => adminUrl(name === ADMIN || !name ? "openapi.yaml" : `openapi/${name}.yaml`);

function draw(name) {
  const auth = authOf(name);
  const ui = window.SwaggerUIBundle({
    domNode: window.document.getElementById("swagger"),
    url: documentOf(name),
    deepLinking: false, // The address belongs to the console.
    validatorUrl: null, // Nothing leaves this origin.
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    plugins: [{
      statePlugins: { spec: { wrapActions: { updateJsonSpec: (next) => (document) => next(here(document, name)) } } },
      wrapComponents: { responses: folded },
    }],
    requestInterceptor: (request) => {
      if (request.url.startsWith(adminUrl(""))) {
        request.headers = { ...request.headers, ...adminHeaders() };
      } else {
        request.headers = { ...request.headers, ...ownMark() };
      }
      return request;
    },
    onComplete: () => {
      if (auth?.user && name !== ADMIN) {
        ui.preauthorizeBasic("basic", auth.user, auth.token);
      }
    },
  });
}

/** The documented responses are folded until there is a real one. */
const folded = (Original, { React }) => (props) => {
  const answered = Boolean(props.specSelectors.responseFor(props.path, props.method));
  return React.createElement("details", { className: "answers", open: answered || undefined },
    React.createElement("summary", null, "Responses"), React.createElement(Original, props));
};

/** Calls go to this mock, not to the vendor; parameters have values that work. */
const here = (document, name) => {
  if (!document || typeof document !== "object") {
    return document; // While it is not parsed yet.
  }
  // Swagger UI knows the dialect of OpenAPI 3.1 only, which is the same one with additions, and warns of any other name.
  const { jsonSchemaDialect, ...rest } = document;
  const filled = name === ADMIN ? rest : withSamples(rest);
  return { ...filled, servers: [{ url: ORIGIN + (name === ADMIN ? ADMIN_BASE : baseOf(name)), description: "This mock" }] };
};
