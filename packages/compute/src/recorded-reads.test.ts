import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { recordReads } from './recorded-reads.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'reads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string): string {
  const full = path.join(folder, name);
  writeFileSync(full, name);
  return full;
}

test('files are recorded however they are opened, and only for the figure that opens them', async () => {
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(file) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const [first, second] = [new Set<string>(), new Set<string>()];
  await Promise.all([
    recordReads(first, async () => {
      readFileSync(a, 'utf8');
      await readFile(pathToFileURL(b));
    }),
    recordReads(second, async () => {
      await (await open(c)).close();
      readFileSync(path.relative(process.cwd(), d));
    }),
  ]);
  readFileSync(e);
  expect([...first].sort()).toEqual([a, b]);
  expect([...second].sort()).toEqual([c, d]);
});
