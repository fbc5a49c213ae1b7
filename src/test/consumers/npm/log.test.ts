import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from 'leadmock';
import { afterEach, expect, test, vi } from 'vitest';

const headers = { Authorization: 'Basic ' + btoa('you@example.com:secret') };

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function brokenStubs(): string {
  const stubs = mkdtempSync(join(tmpdir(), 'leadmock-stubs-'));
  mkdirSync(join(stubs, 'mappings'));
  writeFileSync(join(stubs, 'mappings', 'broken.json'), '{"request": ');
  return stubs;
}

test('passes on which stub is broken', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const mock = await start({ stubs: brokenStubs() });
  try {
    await vi.waitFor(() => expect(error).toHaveBeenCalledWith(expect.stringMatching(/^leadmock: .*broken\.json/)), 10_000);
  } finally {
    await mock.stop();
  }
});

test('passes on which data file is broken, also one that breaks later', async () => {
  const data = mkdtempSync(join(tmpdir(), 'leadmock-data-'));
  writeFileSync(join(data, 'first.yaml'), 'leads: [');
  const error = vi.spyOn(console, 'error');
  const lines: string[] = [];
  const mock = await start({ args: ['--data', data], log: (line) => lines.push(line) });
  try {
    await vi.waitFor(() => expect(lines).toContainEqual(expect.stringMatching(/^leadmock: .*first\.yaml/)), 10_000);
    writeFileSync(join(data, 'second.yaml'), 'leads: [');
    await vi.waitFor(() => expect(lines).toContainEqual(expect.stringMatching(/^leadmock: .*second\.yaml/)), 10_000);
  } finally {
    await mock.stop();
  }
  expect(error).not.toHaveBeenCalled();
});

test('says nothing when nothing is wrong, or when it is told to', async () => {
  vi.stubEnv('JAVA_TOOL_OPTIONS', '-Dsome.option=1');
  const error = vi.spyOn(console, 'error');
  for (const options of [{}, { stubs: brokenStubs(), log: false as const }]) {
    const mock = await start(options);
    expect((await fetch(`${mock.baseUrl}/api/v1/leads/summary/1`, { headers })).status).toBe(200);
    await mock.resetAll();
    await mock.stop();
  }
  expect(error).not.toHaveBeenCalled();
});

test('says why the mock has ended by itself', async () => {
  // Limits too high for this heap stand in for a memory leak.
  vi.stubEnv('JAVA_TOOL_OPTIONS', '-Xmx48m');
  const lines: string[] = [];
  const mock = await start({ args: ['--max-notes', '1000000', '--max-note-bytes', '1000000000'], log: (line) => lines.push(line) });
  const body = JSON.stringify({ message: 'x'.repeat(100_000) });
  const lead = '/companies/c0ffee00-1ead-4000-8000-000000000000/leads/c0ffee00-1ead-4000-8000-000000000002';
  await expect(async () => {
    for (let i = 0; i < 2000; i++) await (await fetch(`${mock.baseUrl}${lead}/note`, { method: 'POST', headers, body })).text();
  }).rejects.toThrow();
  await vi.waitFor(() => expect(lines.at(-1)).toBe('leadmock: the mock ended with exit code 70'), 20_000);
  expect(lines.at(-2)).toMatch(/^leadmock: .*memory/);
  await mock.stop();
});

test('puts what was said into the error of a start that fails, and only there', async () => {
  const error = vi.spyOn(console, 'error');
  await expect(start({ stubs: 'no/such/folder' })).rejects.toThrow(
    "leadmock ended with exit code 3\nleadmock: cannot use stubs from 'no/such/folder': there is no such folder");
  // @ts-expect-error: neither a function nor false
  await expect(start({ log: true })).rejects.toThrow("leadmock: log is 'true'; expected a function that takes a line, or false");
  expect(error).not.toHaveBeenCalled();
});
