import { start, JavaMissing, type Mock } from 'leadmock';
import type { LeadSummary } from 'leadmock/liveforce';
import type { EventPage, paths } from 'leadmock/metroleads';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';

const LEAD = '/companies/c0ffee00-1ead-4000-8000-000000000000/leads/c0ffee00-1ead-4000-8000-000000000002';
const headers = { Authorization: 'Basic ' + btoa('you@example.com:secret') };

let mock: Mock;
beforeAll(async () => {
  mock = await start({ seed: 7, args: ['--leads', '9'] });
}, 60_000);
beforeEach(() => mock.resetAll());
afterAll(() => mock.stop());

const addNote = (message: string) =>
  fetch(`${mock.baseUrl}${LEAD}/note`, { method: 'POST', headers, body: JSON.stringify({ message }) });

async function events(): Promise<EventPage> {
  const answer = await fetch(`${mock.baseUrl}${LEAD}/events`, { headers });
  return (await answer.json()) as EventPage;
}

test('serves what is documented, with types', async () => {
  const answer = await fetch(`${mock.baseUrl}/api/v1/leads/summary/1`, { headers });
  const summary = (await answer.json()) as LeadSummary;
  expect(answer.status).toBe(200);
  expect(summary.data.name).toBe('john');
  // @ts-expect-error: no such member
  expect(summary.data.nickname).toBeUndefined();
  const operation: keyof paths = '/companies/{company_uuid}/leads/{lead_uuid}/events';
  expect(operation).toContain('events');
});

test('keeps a note until the reset', async () => {
  expect((await events()).count).toBe(1);
  expect((await addNote('Please give him a 5% discount')).status).toBe(200);
  expect((await events()).count).toBe(2);
  await mock.reset();
  expect((await events()).count).toBe(1);
});

test('fails the third note, and says so in its log', async () => {
  await mock.failNext('metroleads/add-note', 429, { after: 2 });
  const statuses = [];
  for (const text of ['one', 'two', 'three', 'four']) statuses.push((await addNote(text)).status);
  expect(statuses).toEqual([200, 200, 429, 200]);

  const requests = await mock.requests({ operation: 'metroleads/add-note' });
  expect(requests.map((one) => one.status)).toEqual([200, 200, 429, 200]);
  expect(requests[2]?.cause).toBe('forced');
  expect((await mock.request(requests[1]!.id)).request.body).toContain('two');
  // @ts-expect-error: no such operation
  await expect(mock.failNext('metroleads/no-such', 429)).rejects.toThrow('no-such');
});

test('judges how the app treats the API', async () => {
  await addNote('one');
  const card = await mock.scorecard();
  expect(card.verdicts.find(({ id }) => id === 'CL-BD-01')?.outcome).toBe('broken');
  expect(card.verdicts.find(({ id }) => id === 'CL-AU-02')?.outcome).toBe('kept');
});

test('says how to get Java where there is none', async () => {
  const { JAVA_HOME, PATH } = process.env;
  try {
    delete process.env.JAVA_HOME;
    process.env.PATH = '/nonexistent';
    await expect(start()).rejects.toThrow(JavaMissing);
    await expect(start()).rejects.toThrow(/no Java found.*apt-get install openjdk-17-jre-headless/s);
  } finally {
    if (JAVA_HOME !== undefined) process.env.JAVA_HOME = JAVA_HOME;
    process.env.PATH = PATH;
  }
});

test('says what was wrong with an option', async () => {
  await expect(start({ args: ['--auth', 'never'] })).rejects.toThrow("--auth is 'never'; expected required, issued or off");
});

test.each([
  ['adminToken', {}, { adminToken: 'an-option' }],
  ['args', {}, { args: ['--admin-token', 'two-words'] }],
  ['args with =', {}, { args: ['--leads=9', '--admin-token=one-word='] }],
  ['the environment', { LEADMOCK_ADMIN_TOKEN: ' a-variable ' }, {}],
  ['args before the environment', { LEADMOCK_ADMIN_TOKEN: 'a-variable' }, { args: ['--admin-token', 'two-words'] }],
  ['adminToken before the environment', { LEADMOCK_ADMIN_TOKEN: 'a-variable' }, { adminToken: 'an-option' }],
])('sends the admin token of %s', async (_, environment, options) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const guarded = await start(options);
  try {
    expect((await fetch(`${guarded.baseUrl}/__admin/leadmock/controls`)).status, 'without the token').toBe(401);
    await guarded.resetAll();
    expect(await guarded.requests()).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
    await guarded.stop();
  }
});

test('keeps secrets off the command line, which everybody on the machine sees', async () => {
  const guarded = await start({ adminToken: 'secret-of-mine', credential: ['me:secret-of-mine', 'you:secret-of-mine'] });
  try {
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain('secret-of-mine');
    for (const user of ['me', 'you']) {
      const Authorization = 'Basic ' + btoa(`${user}:secret-of-mine`);
      expect((await fetch(`${guarded.baseUrl}/api/v1/leads/summary/1`, { headers: { Authorization } })).status).toBe(200);
    }
    expect((await fetch(`${guarded.baseUrl}/api/v1/leads/summary/1`, { headers })).status, 'another pair').toBe(401);
    await guarded.resetAll();
  } finally {
    await guarded.stop();
  }
});

test('asks for the admin token that only leadmock.yaml has', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'leadmock-token-'));
  writeFileSync(join(cwd, 'leadmock.yaml'), 'serve:\n  admin-token: in-the-file\n');
  const guarded = await start({ cwd });
  try {
    await expect(guarded.reset()).rejects.toThrow(
      /^leadmock: POST \/__admin\/leadmock\/reset: 401 .*; the token is neither an option nor in LEADMOCK_ADMIN_TOKEN: give adminToken to start\(\)$/s);
  } finally {
    await guarded.stop();
  }
});

test.each(['no/such/folder', 'package.json'])('names the folder that does not exist: %s', async (cwd) => {
  await expect(start({ cwd })).rejects.toThrow(`leadmock: cwd is '${cwd}'; expected a folder that exists`);
});

test('ends when it is told to, twice too', async () => {
  const other = await start();
  await other.stop();
  await other.stop();
  await expect(fetch(other.baseUrl)).rejects.toThrow();
}, 60_000);
