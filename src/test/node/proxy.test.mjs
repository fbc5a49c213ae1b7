// Prism between a client and the mock refuses every request and answer that is not as the document says.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { AUTHORIZATION, BASE_URL, COMPANY, lead, scratch, servedDocument, start } from './mock.mjs';

const folder = scratch('proxy');
const running = [];
after(() => running.forEach((proxy) => proxy.stop()));

async function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function proxy(api, upstream, change = (document) => document) {
  const file = join(folder, `${api}.yaml`);
  const document = await servedDocument(api);
  writeFileSync(file, change(document));
  const port = await freePort();
  running.push(
    await start('prism', 'is listening on', 'proxy', file, upstream, '--errors', '-h', '127.0.0.1', '-p', `${port}`),
  );
  return `http://127.0.0.1:${port}`;
}

test('Prism lets every call pass and finds nothing', async () => {
  const bases = { metroleads: await proxy('metroleads', BASE_URL), liveforce: await proxy('liveforce', `${BASE_URL}/api/v1`) };
  const checked = [];
  const ask = async (api, path, status, init = {}) => {
    const answer = await fetch(bases[api] + path, {
      ...init,
      headers: { Authorization: AUTHORIZATION, ...init.headers },
    });
    const body = await answer.text();
    assert.equal(answer.status, status, `${path}: ${body}`);
    assert.equal(answer.headers.get('sl-violations'), null, `${path}: ${answer.headers.get('sl-violations')}`);
    checked.push(path);
    return JSON.parse(body);
  };
  const page = await ask('metroleads', `${lead()}/events?start=0&size=20`, 200);
  const commented = page.events.find((event) => event.data.comment_count > 0);
  await ask('metroleads', `${lead()}/events/${commented.type}/${commented.data.event_id}/comments`, 200);
  // As the vendor's curl calls print it: -d sends a form's content type with JSON. Without their percent
  // sign: Prism 5 decodes such a body as a form and ends at "5% d", whatever the document says.
  const form = { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };
  const json = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
  const added = await ask('metroleads', `${lead()}/note`, 200, { ...form, body: '{"message":"a discount"}' });
  const note = `${lead()}/note/${added.data.event_id}`;
  await ask('metroleads', note, 200, { ...json, body: '{"message":"a 50% discount"}' });
  await ask('metroleads', `${note}/remove`, 200);
  const other = await ask('metroleads', `${lead()}/note`, 200, { ...json, body: '{"message":"another"}' });
  await ask('metroleads', `${lead()}/note/${other.data.event_id}/remove`, 200, { method: 'POST' });
  await ask('metroleads', '/auth/issue_token?username=you%40example.com&password=secret', 200);
  await ask('metroleads', `/companies/${COMPANY}/leads/00000000-0000-4000-8000-000000000000/events`, 404);
  await ask('liveforce', '/leads/summary/3', 200);
  await ask('liveforce', '/leads/summary/999999999', 404);
  assert.equal(checked.length, 11);
});

test('Prism does look', async () => {
  const changed = (document) => document.replace('- "count"\n', '- "no_such_member"\n');
  const base = await proxy('metroleads', BASE_URL, changed);
  const answer = await fetch(`${base}${lead()}/events`, { headers: { Authorization: AUTHORIZATION } });
  assert.equal(answer.status, 500);
  assert.match(await answer.text(), /no_such_member/);
});
