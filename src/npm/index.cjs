'use strict';
// Starts and stops a mock, and talks to its admin side. The types, with what each means, are in index.d.ts.
const { spawn } = require('node:child_process');
const { statSync } = require('node:fs');
const { createInterface } = require('node:readline');
const { findJava, javaArguments, JavaMissing } = require('./java.cjs');

const READY = /^leadmock ready on (http:\S+)$/;
/** What Java itself says of JAVA_TOOL_OPTIONS, in every start. */
const JAVA_OPTIONS = /^(NOTE: )?Picked up \w+:/;
const VARIABLES = { adminToken: 'LEADMOCK_ADMIN_TOKEN', credential: 'LEADMOCK_CREDENTIAL' };
/** After Ctrl-C, which a terminal sends to the mock as well. */
const INTERRUPTED = 130;

async function start(options = {}) {
  const { port = 0, timeoutMs = 30_000, args = [], cwd, log = (line) => console.error(line), ...rest } = options;
  if (typeof log !== 'function' && log !== false) {
    throw new TypeError(`leadmock: log is '${log}'; expected a function that takes a line, or false`);
  }
  // Without its folder, a program that is there counts as missing.
  if (cwd && !statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`leadmock: cwd is '${cwd}'; expected a folder that exists`);
  }
  const secrets = hidden(rest, args);
  const given = Object.entries(rest).filter(([name]) => !(VARIABLES[name] in secrets)).flatMap(([name, value]) => option(name, value));
  const java = findJava();
  const child = spawn(java, javaArguments(['serve', '--port', String(port), ...given, ...args]), {
    cwd,
    env: { ...process.env, ...secrets },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  let ready = false;
  let stopping = false;
  const said = [];
  const troubles = [];
  const tell = (line) => log && log(line);
  const baseUrl = await new Promise((resolve, reject) => {
    const give = (problem) => {
      clearTimeout(timer);
      child.kill();
      reject(problem);
    };
    const saying = (what) => new Error([what, ...said].join('\n'));
    const timer = setTimeout(() => give(saying(`leadmock did not start within ${timeoutMs} ms (timeoutMs)`)), timeoutMs);
    child.once('error', give);
    child.once('close', (code, signal) => {
      const what = `ended with ${signal ?? `exit code ${code}`}`;
      if (!ready) give(saying(`leadmock ${what}`));
      else if (!stopping && code !== 0 && code !== INTERRUPTED) tell(`leadmock: the mock ${what}`);
    });
    lines(child.stdout, (line) => {
      if (ready) return;
      said.push(line);
      const url = READY.exec(line)?.[1];
      if (url) {
        clearTimeout(timer);
        ready = true;
        resolve(url);
      }
    });
    lines(child.stderr, (line) => {
      if (JAVA_OPTIONS.test(line)) return;
      if (ready) return tell(line);
      said.push(line);
      troubles.push(line);
    });
  });
  // Only now: a start that fails has them in its error.
  troubles.forEach(tell);
  const handles = [child, child.stdin, child.stdout, child.stderr];
  // They keep no test runner from ending.
  handles.forEach((handle) => handle.unref?.());
  return new Mock(baseUrl, options.adminToken ?? adminToken(args), async () => {
    stopping = true;
    if (child.exitCode === null && child.signalCode === null) {
      handles.forEach((handle) => handle.ref?.());
      child.kill();
      await closed;
    }
  });
}

function lines(input, hear) {
  createInterface({ input, crlfDelay: Infinity }).on('line', hear);
}

/** The token as the mock finds it: on the command line, else in the environment. What leadmock.yaml has is not read here. */
function adminToken(args) {
  const flag = '--admin-token';
  const at = args.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  if (at < 0) return process.env.LEADMOCK_ADMIN_TOKEN?.trim() || undefined;
  return args[at] === flag ? args[at + 1] : args[at].slice(flag.length + 1);
}

/** Secrets as variables, as every user of a machine sees its command lines; but what a variable cannot hold, or args go on with. */
function hidden(options, args) {
  return Object.fromEntries(Object.entries(VARIABLES)
    .map(([name, variable]) => [variable, [options[name] ?? []].flat().map(String), option(name, '')[0]])
    .filter(([, values, flag]) => values.length > 0 && values.every((value) => /^\S+$/.test(value)) && !args.some((word) => word.startsWith(flag)))
    .map(([variable, values]) => [variable, values.join(' ')]));
}

/** A member such as strictWire as the option --strict-wire. */
function option(name, value) {
  const flag = '--' + name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => [flag, String(one)]);
  return value === true ? [flag] : value === false ? [`${flag}=false`] : [flag, String(value)];
}

class Mock {
  #token;
  #stop;

  constructor(baseUrl, token, stop) {
    this.baseUrl = baseUrl;
    this.port = Number(new URL(baseUrl).port);
    this.#token = token;
    this.#stop = stop;
  }

  async failNext(operation, status, { after = 0, times = 1, delayMillis } = {}) {
    const failure = typeof status === 'number' ? { status } : { fault: status };
    const outcome = await this.#call('POST', '/__admin/leadmock/controls/forced',
      { operation, ...failure, skip: after, times, ...(delayMillis === undefined ? {} : { delayMillis }) });
    return outcome.id;
  }

  async controls(change) {
    return change === undefined
      ? this.#call('GET', '/__admin/leadmock/controls')
      : this.#call('PATCH', '/__admin/leadmock/controls', change);
  }

  async requests(filter = {}) {
    const query = new URLSearchParams(
      Object.entries({ ...filter, limit: filter.limit ?? 500 }).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]));
    const page = await this.#call('GET', `/__admin/leadmock/requests?${query}`);
    // The oldest first: a test tells a story.
    return page.entries.reverse();
  }

  async request(id) {
    return this.#call('GET', `/__admin/leadmock/requests/${encodeURIComponent(id)}`);
  }

  async scorecard({ session } = {}) {
    return this.#call('GET', `/__admin/leadmock/scorecard${session === undefined ? '' : `?session=${encodeURIComponent(session)}`}`);
  }

  async reset() {
    await this.#call('POST', '/__admin/leadmock/reset');
  }

  async resetAll() {
    await this.#call('POST', '/__admin/reset');
  }

  async stop() {
    await this.#stop();
  }

  async #call(method, path, body) {
    const headers = { 'Content-Type': 'application/json' };
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    const answer = await fetch(this.baseUrl + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      const advice = answer.status === 401 && !this.#token
        ? '; the token is neither an option nor in LEADMOCK_ADMIN_TOKEN: give adminToken to start()'
        : '';
      throw new Error(`leadmock: ${method} ${path}: ${answer.status} ${text}${advice}`);
    }
    return text && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
  }
}

module.exports = { start, JavaMissing };
