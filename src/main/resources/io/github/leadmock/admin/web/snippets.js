// A request as a text to paste: curl, fetch, axios, a .http file.

export const LANGUAGES = [["curl", "curl"], ["fetch", "fetch"], ["axios", "axios"]];

/**
 * @param language curl, fetch, axios or http
 * @param request {method, url, body, open}: url with the origin; body an object, a text or nothing; open when it needs no credentials
 * @param auth {user, token}, or nothing
 */
export function snippet(language, request, auth) {
  const credentials = request.open || !auth?.user ? null : auth;
  return { curl, fetch: inFetch, axios: inAxios, http: inHttp }[language](request, credentials);
}

/** A curl call of one line with a line for each header, the body and the address. */
export function inLines(call) {
  let quote = null;
  let lines = "";
  for (let at = 0; at < call.length; at++) {
    const sign = call[at];
    if (quote === null && sign === " " && /^ (-H |--data-raw |'https?:)/.test(call.slice(at, at + 13))) {
      lines += " \\\n  ";
      continue;
    }
    if (sign === "\\" && quote !== "'") {
      lines += sign + (call[++at] ?? "");
      continue;
    }
    if (quote === null && (sign === "'" || sign === '"')) {
      quote = sign;
    } else if (sign === quote) {
      quote = null;
    }
    lines += sign;
  }
  return lines;
}

/** Safe in a POSIX shell, whatever the text holds. */
export const quoted = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;

function curl({ method, url, body, headers = [] }, auth) {
  const parts = [auth ? `curl -u ${quoted(`${auth.user}:${auth.token}`)}` : "curl"];
  const text = bodyText(body);
  if (method === "HEAD") {
    parts[0] += " --head";
  } else if (method !== (text === null ? "GET" : "POST")) {
    parts[0] += ` -X ${/^[A-Z]+$/.test(method) ? method : quoted(method)}`;
  }
  if (text !== null && !headers.some(({ name }) => name.toLowerCase() === "content-type")) {
    parts.push("-H 'Content-Type: application/json'");
  }
  headers.forEach(({ name, value }) => parts.push(`-H ${quoted(`${name}: ${value}`)}`));
  if (text !== null) {
    parts.push(`--data-raw ${quoted(text)}`);
  }
  parts.push(quoted(url));
  return parts.length === 2 && !auth ? parts.join(" ") : parts.join(" \\\n  ");
}

function bodyText(body) {
  if (body === undefined || body === null || body === "") {
    return null;
  }
  return typeof body === "string" ? body : JSON.stringify(body);
}

/** As editors and httpyac read it; user and token in clear are taken for Basic there. */
function inHttp({ method, url, body, headers = [] }, auth) {
  const text = bodyText(body);
  const typed = headers.some(({ name }) => name.toLowerCase() === "content-type");
  const lines = [
    `${method} ${url}`,
    ...(auth ? [`Authorization: Basic ${auth.user} ${auth.token}`] : []),
    ...headers.map(({ name, value }) => `${name}: ${value}`),
    ...(text !== null && !typed ? ["Content-Type: application/json"] : []),
  ];
  return text === null ? lines.join("\n") : `${lines.join("\n")}\n\n${text}`;
}

function inFetch({ method, url, body, headers: given = [] }, auth) {
  const headers = [];
  if (auth) {
    headers.push(`    Authorization: "Basic " + btoa(${JSON.stringify(`${auth.user}:${auth.token}`)}),`);
  }
  given.forEach(({ name, value }) => headers.push(`    ${JSON.stringify(name)}: ${JSON.stringify(value)},`));
  if (body && !given.some(({ name }) => name.toLowerCase() === "content-type")) {
    headers.push('    "Content-Type": "application/json",');
  }
  const options = [
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    ...(headers.length === 0 ? [] : ["  headers: {", ...headers, "  },"]),
    ...(body ? [`  body: ${typeof body === "string" ? JSON.stringify(body) : `JSON.stringify(${JSON.stringify(body)})`},`] : []),
  ];
  const rest = options.length === 0 ? "" : `, {\n${options.join("\n")}\n}`;
  return `const response = await fetch(${JSON.stringify(url)}${rest});\nconsole.log(response.status, await response.json());`;
}

function inAxios({ method, url, body }, auth) {
  const config = auth ? `{\n  auth: { username: ${JSON.stringify(auth.user)}, password: ${JSON.stringify(auth.token)} },\n}` : null;
  const values = [JSON.stringify(url)];
  if (method !== "GET") {
    values.push(body ? JSON.stringify(body) : "null");
  }
  if (config) {
    values.push(config);
  }
  return `import axios from "axios";\n\nconst { status, data } = await axios.${method.toLowerCase()}(${values.join(", ")});\nconsole.log(status, data);`;
}
