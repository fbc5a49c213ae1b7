'use strict';
// Starts and stops a mock, and talks to its admin side. The types, with what each means, are in index.d.ts.
const { spawn } = require('node:child_process');
const { findJava, javaArguments, JavaMissing } = require('./java.cjs');

const READY = /^leadmock ready on (http:\S+)$/m;

async function start(options = {}) {
  const { port = 0, timeoutMs = 30_000, args = [], cwd, ...rest } = options;
  const given = Object.entries(rest).flatMap(([name, value]) => option(name, value));
  const java = findJava();
  const child = spawn(java, javaArguments(['serve', '--port', String(port), ...given, ...args]), {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  const baseUrl = await new Promise((resolve, reject) => {
    const give = (problem) => {
      clearTimeout(timer);
      child.kill();
      reject(problem);
    };
    const timer = setTimeout(
      () => give(new Error(`leadmock did not start within ${timeoutMs} ms (timeoutMs)\n${said}`)), timeoutMs);
    child.once('error', give);
    // Once it is ready, this rejects what is resolved, which does nothing.
    child.once('close', (code) => give(new Error(`leadmock ended with exit code ${code}\n${said}`)));
    const hear = (chunk) => {
      said += chunk;
      const ready = READY.exec(said);
      if (ready) {
        clearTimeout(timer);
        resolve(ready[1]);
      }
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
  });
  // From here on it is read and dropped, and keeps no test runner from ending.
  child.stdout.removeAllListeners('data').resume().unref?.();
  child.stderr.removeAllListeners('data').resume().unref?.();
  child.stdin.unref?.();
  child.unref();
  return new Mock(baseUrl, options.adminToken, child, ended);
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
  #child;
  #ended;

  constructor(baseUrl, token, child, ended) {
    this.baseUrl = baseUrl;
    this.port = Number(new URL(baseUrl).port);
    this.#token = token;
    this.#child = child;
    this.#ended = ended;
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
      Object.entries({ limit: 500, ...filter }).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]));
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
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.ref();
      this.#child.kill();
      await this.#ended;
    }
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
      throw new Error(`leadmock: ${method} ${path}: ${answer.status} ${text}`);
    }
    return text && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
  }
}

module.exports = { start, JavaMissing };
