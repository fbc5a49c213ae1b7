// httpyac: the requests that editors send, against the mock.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { APIS, BASE_URL, runIn, scratch } from './mock.mjs';
import { file, requests } from './requests.mjs';

for (const api of APIS) {
  test(`the requests of ${api} are those of its document, and are all answered`, () => {
    const text = readFileSync(file(api), 'utf8');
    assert.equal(text, requests(api), 'write it anew with node requests.mjs');

    const folder = scratch('requests');
    writeFileSync(join(folder, 'requests.http'), text.replace('http://localhost:8080', BASE_URL));
    const sent = runIn(folder, 'httpyac', 'send', 'requests.http', '--all', '--json');

    assert.equal(sent.code, 0, sent.said);
    const { requests: answers } = JSON.parse(sent.said.slice(sent.said.indexOf('{')));
    assert.deepEqual(answers.map((one) => one.response.statusCode),
      text.match(/^### /gm).map(() => 200), sent.said);
  });
}
