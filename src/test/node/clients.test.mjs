// The scorecard judges HTTP libraries that people use: as they come, they are accused of what they really do only.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import axios from 'axios';
import axiosRetry from 'axios-retry';
import got from 'got';
import ky from 'ky';
import { AUTHORIZATION, BASE_URL, COMPANY, LEAD } from './mock.mjs';

const ADMIN = `${BASE_URL}/__admin/leadmock`;
const NOTE = `${BASE_URL}/companies/${COMPANY}/leads/${LEAD}/note`;
const summary = (lead) => `${BASE_URL}/api/v1/leads/summary/${lead}`;

const change = (controls) =>
  fetch(`${ADMIN}/controls`, { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(controls) });

afterEach(() => fetch(`${ADMIN}/controls`, { method: 'DELETE' }));

/** The rules that a client has broken, each client in a session of its own. */
async function broken(session, use) {
  const headers = { Authorization: AUTHORIZATION, 'X-Leadmock-Session': session };
  await use(headers);
  const card = await (await fetch(`${ADMIN}/scorecard`, { headers: { 'X-Leadmock-Session': session } })).json();
  assert.ok(card.requests > 2, `${session} has sent ${card.requests} requests`);
  return card.verdicts.filter(({ outcome }) => outcome === 'broken').map(({ id }) => id);
}

/** An app shows an error and goes on. */
const attempt = (call) => call.catch(() => undefined);

const LIMITED = { rateLimit: { requests: 2, perMillis: 1000 } };
const FAILING = { errors: { rate: 1, statuses: [503] } };
const LOSING = { faults: { rate: 1, kinds: ['reset', 'empty'] }, failedWrites: 'happen' };

for (const [trouble, controls] of [['limited', LIMITED], ['failing', FAILING], ['losing', LOSING]]) {
  test(`got with its defaults, ${trouble}`, async () => {
    await change(controls);
    assert.deepEqual(await broken(`got-${trouble}`, async (headers) => {
      for (let lead = 1; lead < 4; lead++) await attempt(got(summary(lead), { headers }));
      await attempt(got.post(NOTE, { headers, json: { message: 'from got' } }));
    }), []);
  });

  test(`ky with its defaults, ${trouble}`, async () => {
    await change(controls);
    assert.deepEqual(await broken(`ky-${trouble}`, async (headers) => {
      for (let lead = 1; lead < 4; lead++) await attempt(ky(summary(lead), { headers }));
      await attempt(ky.post(NOTE, { headers, json: { message: 'from ky' } }));
    }), []);
  });

  test(`axios-retry with exponential waits, ${trouble}`, async () => {
    await change(controls);
    assert.deepEqual(await broken(`axios-${trouble}`, async (headers) => {
      const client = axios.create({ headers });
      axiosRetry(client, { retryDelay: axiosRetry.exponentialDelay });
      for (let lead = 1; lead < 4; lead++) await attempt(client.get(summary(lead)));
      await attempt(client.post(NOTE, { message: 'from axios' }));
      // As it comes, axios-retry repeats a POST whose connection broke, so the note is there several times.
    }), trouble === 'losing' ? ['CL-RE-02'] : []);
  });
}

test('axios-retry that repeats notes as well is caught', async () => {
  await change(LOSING);
  assert.ok((await broken('axios-blind', async (headers) => {
    const client = axios.create({ headers });
    axiosRetry(client, { retryCondition: () => true, retryDelay: () => 50 });
    await attempt(client.post(NOTE, { message: 'from axios' }));
  })).includes('CL-RE-02'));
});

test('got with waits that do not grow is caught', async () => {
  await change({ errors: { rate: 1, statuses: [504] } });
  assert.ok((await broken('got-constant', async (headers) => {
    await attempt(got(summary(1), { headers, retry: { limit: 6, calculateDelay: ({ computedValue }) => (computedValue ? 200 : 0) } }));
  })).includes('CL-BO-03'));
});
