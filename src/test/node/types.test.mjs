// openapi-typescript: strict types of the served documents, used by a typed client against the mock.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { APIS, HERE, run, runIn, scratch, servedDocument } from './mock.mjs';

test('openapi-typescript makes types with which a strict client works', async () => {
  const folder = scratch('types');
  for (const api of APIS) {
    const document = join(folder, `${api}.yaml`);
    writeFileSync(document, await servedDocument(api));
    const made = run('openapi-typescript', document, '-o', join(folder, `${api}.ts`));
    assert.equal(made.code, 0, made.said);
  }
  copyFileSync(join(HERE, 'typed-client.ts'), join(folder, 'client.ts'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');

  const compiled = runIn(folder, 'tsc', '--strict', '--noUncheckedIndexedAccess', '--target', 'es2022',
    '--module', 'nodenext', '--types', 'node', 'client.ts');
  assert.equal(compiled.code, 0, compiled.said);

  const ran = spawnSync(process.execPath, [join(folder, 'client.js')], { encoding: 'utf8' });
  assert.equal(ran.status, 0, ran.stdout + ran.stderr);
  assert.match(ran.stdout, /10 calls as typed/);
});
