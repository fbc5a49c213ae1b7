// The running mock that every test is about, and the calls that all of them make.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HERE = dirname(fileURLToPath(import.meta.url));
export const SCHEMAS = join(HERE, '..', '..', '..', 'schemas');
export const BASE_URL = wanted('LEADMOCK_BASE_URL');
export const APIS = readdirSync(SCHEMAS, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
export const AUTHORIZATION = 'Basic ' + Buffer.from('you@example.com:secret').toString('base64');

// Named leads of the default world.
export const COMPANY = 'c0ffee00-1ead-4000-8000-000000000000';
export const LEAD = 'c0ffee00-1ead-4000-8000-000000000004';
export const LEAD_ID = '3';
export const UNKNOWN = '00000000-0000-4000-8000-000000000000';

function wanted(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is missing; expected the address of a running mock`);
  }
  return value;
}

/** A folder for what a test makes, from where the packages of the project are found. */
export function scratch(name) {
  const folder = join(HERE, '..', '..', '..', 'target', 'other-tools');
  mkdirSync(folder, { recursive: true });
  const packages = join(folder, 'node_modules');
  if (!existsSync(packages)) symlinkSync(join(HERE, 'node_modules'), packages, 'dir');
  return mkdtempSync(join(folder, `${name}-`));
}

/** Runs a program of a package to its end. */
export function run(program, ...args) {
  return runIn(HERE, program, ...args);
}

export function runIn(folder, program, ...args) {
  const bin = join(HERE, 'node_modules', '.bin', program);
  const ended = spawnSync(bin, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  return { code: ended.status, said: `${ended.stdout}${ended.stderr}` };
}

/** Starts a program of a package; waits until it says that it is ready. */
export async function start(program, ready, ...args) {
  const child = spawn(process.execPath, [join(HERE, 'node_modules', '.bin', program), ...args], {
    cwd: HERE,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise((resolve, reject) => {
    const hear = (chunk) => {
      said += chunk;
      if (said.includes(ready)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(`${program} ended: ${said}`)));
  });
  return { said: () => said, stop: () => child.kill() };
}

/** The API document that the mock serves, as a file. */
export async function servedDocument(api, kind = 'yaml') {
  // Not on a kept connection: while a test waits for another program, no event tells that the mock has closed it.
  const answer = await fetch(`${BASE_URL}/__admin/leadmock/openapi/${api}.${kind}`, {
    headers: { Connection: 'close' },
  });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.text();
}

export async function call(path, init = {}, base = BASE_URL) {
  const answer = await fetch(base + path, {
    ...init,
    headers: { Authorization: AUTHORIZATION, Connection: 'close', ...init.headers },
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

export const lead = (id = LEAD) => `/companies/${COMPANY}/leads/${id}`;

/** Every operation and some errors: name, documented status, and the call. */
export async function calls(base = BASE_URL) {
  const post = (path, message) =>
    call(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: message === undefined ? undefined : JSON.stringify({ message }),
    }, base);
  const page = await call(`${lead()}/events?start=0&size=20`, {}, base);
  const commented = page.body.events.find((event) => event.data.comment_count > 0);
  const comments =
    `${lead()}/events/${commented.type}/${commented.data.event_id}/comments`;
  const added = await post(`${lead()}/note`, 'Please give him a 5% discount');
  const note = `${lead()}/note/${added.body.data.event_id}`;
  return [
    { api: 'metroleads', operation: 'list-events', status: 200, got: page },
    { api: 'metroleads', operation: 'list-comments', status: 200, got: await call(comments, {}, base) },
    { api: 'metroleads', operation: 'add-note', status: 200, got: added },
    { api: 'metroleads', operation: 'update-note', status: 200, got: await post(note, 'Give me a 50% discount') },
    {
      api: 'metroleads',
      operation: 'remove-note',
      status: 200,
      got: await call(`${note}/remove`, { method: 'POST' }, base),
    },
    {
      api: 'metroleads',
      operation: 'issue-token',
      status: 200,
      got: await call('/auth/issue_token?username=you%40example.com&password=secret', {}, base),
    },
    { api: 'metroleads', operation: 'list-events', status: 404, got: await call(`${lead(UNKNOWN)}/events`, {}, base) },
    {
      api: 'metroleads',
      operation: 'list-events',
      status: 401,
      got: await call(`${lead()}/events`, { headers: { Authorization: '' } }, base),
    },
    {
      api: 'liveforce',
      operation: 'lead-summary',
      status: 200,
      got: await call(`/api/v1/leads/summary/${LEAD_ID}`, {}, base),
    },
    {
      api: 'liveforce',
      operation: 'lead-summary',
      status: 404,
      got: await call('/api/v1/leads/summary/999999999', {}, base),
    },
  ];
}
