// The Rust core of Pact replays the pacts: with provider states, and with the examples alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Verifier } from '@pact-foundation/pact';
import { AUTHORIZATION, BASE_URL, COMPANY, LEAD, LEAD_ID, SCHEMAS, UNKNOWN, call, lead } from './mock.mjs';

async function firstEvent(matches) {
  const { body } = await call(`${lead()}/events?start=0&size=50`);
  const start = body.events.findIndex(matches);
  assert.notEqual(start, -1);
  return { start, event: body.events[start] };
}

const ids = { company: COMPANY, lead: LEAD };
const STATES = {
  'a caller with valid credentials': async () => ({ authorization: AUTHORIZATION }),
  'a user with a password': async () => ({ username: 'you@example.com', password: 'secret' }),
  'a lead': async () => ids,
  'a lead with events': async () => ids,
  'no such lead': async () => ({ ...ids, lead: UNKNOWN }),
  'an event that is listed': async () => ids,
  'a lead with an event of a type': async ({ type }) => {
    const { start } = await firstEvent((event) => event.type === type);
    return { ...ids, start: String(start) };
  },
  'an event with comments': async () => {
    const { event } = await firstEvent((one) => one.data.comment_count > 0);
    return { ...ids, event_type: event.type, event: event.data.event_id };
  },
  'no such event': async () => ({ unknown: UNKNOWN }),
  'a lead with a new note': async ({ message }) => {
    const { body } = await call(`${lead()}/note`, { method: 'POST', body: JSON.stringify({ message }) });
    return { ...ids, note: body.data.event_id };
  },
  'no such note': async () => ({ unknown: UNKNOWN }),
  'assumed: a start below 0 is refused': async () => ({}),
  'a lead with a summary': async () => ({ lead_id: LEAD_ID }),
  'no such lead in the account': async () => ({ lead_id: 'no-such-lead' }),
};

function replay(api, base, stateHandlers) {
  return new Verifier({
    provider: JSON.parse(readFileSync(pact(api), 'utf8')).provider.name,
    providerBaseUrl: base,
    pactUrls: [pact(api)],
    stateHandlers,
    logLevel: 'error',
  }).verifyProvider();
}

const pact = (api) => join(SCHEMAS, api, 'pacts', `leadmock-contract-${api}.json`);
const bases = { metroleads: BASE_URL, liveforce: `${BASE_URL}/api/v1` };

for (const [api, base] of Object.entries(bases)) {
  test(`the Rust core verifies ${api} with provider states`, async () => {
    const names = JSON.parse(readFileSync(pact(api), 'utf8'))
      .interactions.flatMap((one) => one.providerStates.map((state) => state.name));
    names.forEach((name) => assert.ok(STATES[name], `no handler for "${name}"`));
    const handlers = Object.fromEntries(names.map((name) => [name, STATES[name]]));
    await replay(api, base, handlers);
  });

  test(`the Rust core verifies ${api} without provider states`, async () => {
    await call('/__admin/reset', { method: 'POST' }).catch(() => {});
    await replay(api, base, {});
  });
}

test('the Rust core refuses another server', async () => {
  await assert.rejects(replay('liveforce', `${BASE_URL}/__admin`, {}));
});
