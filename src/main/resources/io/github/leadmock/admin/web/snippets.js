// A request as a text to paste: curl, fetch, axios.

export const LANGUAGES = [["curl", "curl"], ["fetch", "fetch"], ["axios", "axios"]];

/**
 * @param language curl, fetch or axios
 * @param request {method, url, body, open}: url with the origin; body an object, a text or nothing; open when it needs no credentials
 * @param auth {user, token}, or nothing
 */
export function snippet(language, request, auth) {
  const credentials = request.open || !auth?.user ? null : auth;
  return { curl, fetch: inFetch, axios: inAxios }[language](request, credentials);
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

function inFetch({ method, url, body }, auth) {
  const headers = [];
  if (auth) {
    headers.push(`    Authorization: "Basic " + btoa(${JSON.stringify(`${auth.user}:${auth.token}`)}),`);
  }
  if (body) {
    headers.push('    "Content-Type": "application/json",');
  }
  const options = [
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    ...(headers.length === 0 ? [] : ["  headers: {", ...headers, "  },"]),
    ...(body ? [`  body: JSON.stringify(${JSON.stringify(body)}),`] : []),
  ];
  const given = options.length === 0 ? "" : `, {\n${options.join("\n")}\n}`;
  return `const response = await fetch(${JSON.stringify(url)}${given});\nconsole.log(response.status, await response.json());`;
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
