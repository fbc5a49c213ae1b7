import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

const SCRIPT = `require('leadmock').start().then(({ baseUrl }) => {
  console.log('ready on ' + baseUrl);
  setInterval(() => {}, 1000);
});`;
const PROGRAM = 'node_modules/leadmock/bin/leadmock.cjs';
const SERVE = [PROGRAM, 'serve', '--port', '0'];
const PROXY = [PROGRAM, 'proxy', '--port', '0', '--api', 'metroleads', '--upstream', 'http://127.0.0.1:9'];

async function answers(baseUrl: string): Promise<boolean> {
  try {
    await fetch(`${baseUrl}/__admin/leadmock/ready`, { headers: { Connection: 'close' } });
    return true;
  } catch {
    return false;
  }
}

/** The mock's address, as a process of Node.js that started it says. */
async function saidBy(program: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: program.stdout! })) {
    const ready = /ready on (http:\S+)/.exec(line);
    if (ready) return ready[1]!;
  }
  throw new Error('ended before it was ready');
}

async function expectEnd(baseUrl: string) {
  for (let left = 100; left > 0 && (await answers(baseUrl)); left--) await pause(100);
  expect(await answers(baseUrl), 'the mock outlives who started it').toBe(false);
}

test.each([
  ['a test', 'SIGTERM', ['-e', SCRIPT]],
  ['a test', 'SIGINT', ['-e', SCRIPT]],
  ['a test', 'SIGHUP', ['-e', SCRIPT]],
  ['a test', 'SIGKILL', ['-e', SCRIPT]],
  ['leadmock serve', 'SIGTERM', SERVE],
  ['leadmock serve', 'SIGKILL', SERVE],
  ['leadmock proxy', 'SIGTERM', PROXY],
  ['leadmock proxy', 'SIGKILL', PROXY],
] as const)('ends with %s on %s', async (_, signal, words) => {
  // Without input, as in the background.
  const program = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const baseUrl = await saidBy(program);
    await pause(500);
    expect(await answers(baseUrl)).toBe(true);
    program.kill(signal);
    await expectEnd(baseUrl);
  } finally {
    program.kill('SIGKILL');
  }
});

test('ends with a worker that is terminated', async () => {
  const worker = new Worker(
    `require('leadmock').start().then(({ baseUrl }) => require('node:worker_threads').parentPort.postMessage(baseUrl));
    setInterval(() => {}, 1000);`,
    { eval: true });
  const [baseUrl] = (await once(worker, 'message')) as [string];
  expect(await answers(baseUrl)).toBe(true);
  await worker.terminate();
  await expectEnd(baseUrl);
});
