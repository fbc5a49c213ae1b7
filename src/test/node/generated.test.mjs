// openapi-generator: its TypeScript client, compiled strictly and run against the mock.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { APIS, HERE, runIn, scratch, servedDocument } from './mock.mjs';

const generator = process.env.LEADMOCK_OPENAPI_GENERATOR;

test('openapi-generator makes a TypeScript client that works', { skip: generator ? false : 'no generator' }, async () => {
  const folder = scratch('generated');
  for (const api of APIS) {
    const document = join(folder, `${api}.yaml`);
    writeFileSync(document, await servedDocument(api));
    const made = spawnSync(
      'java',
      ['-jar', generator, 'generate', '-i', document, '-g', 'typescript-fetch', '-o', join(folder, api),
        '--additional-properties=importFileExtension=.js'],
      { encoding: 'utf8' },
    );
    assert.equal(made.status, 0, made.stdout + made.stderr);
  }
  copyFileSync(join(HERE, 'generated-client.ts'), join(folder, 'client.ts'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const compiled = runIn(folder, 'tsc', '--strict', '--target', 'es2022', '--module', 'nodenext',
    '--types', 'node', 'client.ts');
  assert.equal(compiled.code, 0, compiled.said);

  const ran = spawnSync(process.execPath, [join(folder, 'client.js')], { encoding: 'utf8' });
  assert.equal(ran.status, 0, ran.stdout + ran.stderr);
  assert.match(ran.stdout, /all calls as generated/);
});
