// ajv in strict mode compiles every schema file, and takes what the mock answers.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { APIS, SCHEMAS, calls } from './mock.mjs';

/** The schema file of an operation's success: the bundle names schemas by their titles. */
function success(api, operation) {
  const read = (file) => JSON.parse(readFileSync(join(SCHEMAS, api, file), 'utf8'));
  const found = Object.values(read('openapi.bundle.json').paths)
    .flatMap((path) => Object.values(path))
    .find(({ operationId }) => operationId === operation);
  const title = found.responses[200].content['application/json'].schema.$ref.split('/').pop();
  return readdirSync(join(SCHEMAS, api))
    .filter((file) => file.endsWith('.schema.json'))
    .find((file) => read(file).title === title);
}

function validator(api) {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats(ajv);
  for (const name of readdirSync(join(SCHEMAS, api)).filter((file) => file.endsWith('.schema.json'))) {
    ajv.addSchema(JSON.parse(readFileSync(join(SCHEMAS, api, name), 'utf8')));
  }
  return ajv;
}

for (const api of APIS) {
  test(`ajv compiles each schema of ${api} strictly`, () => {
    const ajv = validator(api);
    const names = readdirSync(join(SCHEMAS, api)).filter((file) => file.endsWith('.schema.json'));
    assert.ok(names.length > 0);
    for (const name of names) assert.equal(typeof ajv.getSchema(name), 'function', name);
  });
}

test('ajv takes what the mock answers, and not what it does not', async () => {
  for (const { api, operation, status, got } of await calls()) {
    const check = validator(api).getSchema(status === 200 ? success(api, operation) : 'error.schema.json');
    assert.equal(got.status, status, operation);
    assert.ok(check(got.body), `${operation} ${status}: ${JSON.stringify(check.errors)}`);
    if (status === 200) assert.ok(!check({}), `${operation}: {} passes`);
  }
});
