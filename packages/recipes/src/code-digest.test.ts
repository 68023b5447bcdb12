import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestCode } from './code-digest.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'code-'));
  write(
    'figures/wave/wave.ts',
    "import { one } from '../../a.ts';\nexport default { value: one(2) };\n",
  );
  write('a.ts', "import { two } from './b.ts';\nexport const one = (x: number) => two(x) + 1;\n");
  write('b.ts', "import { three } from './c.ts';\nexport const two = (x: number) => three * x;\n");
  write('c.ts', 'export const three = 3;\nexport function unused() {\n  return 4;\n}\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

async function digest(file = 'figures/wave/wave.ts'): Promise<string> {
  return (await digestCode(path.join(root, file))).digest;
}

test('what runs counts, at whatever depth it is imported', async () => {
  const before = await digest();
  write('c.ts', 'export const three = 3.5;\n');
  expect(await digest()).not.toBe(before);
});

test.each([
  ['a comment', 'c.ts', '// three\nexport const three = 3;\n'],
  ['white space', 'c.ts', 'export const   three\n  = 3;\n'],
  ['a type', 'c.ts', 'export const three: number = 3;\n'],
  [
    'a function that nobody calls',
    'c.ts',
    'export const three = 3;\nexport const more = () => 5;\n',
  ],
  [
    'the name of a local',
    'a.ts',
    "import { two } from './b.ts';\nexport const one = (y: number) => two(y) + 1;\n",
  ],
])('%s does not count', async (_, file, text) => {
  const before = await digest();
  write(file, text);
  expect(await digest()).toBe(before);
});

test('neither the name nor the folder of a figure counts', async () => {
  const before = await digest();
  renameSync(path.join(root, 'figures/wave'), path.join(root, 'figures/tide'));
  renameSync(path.join(root, 'figures/tide/wave.ts'), path.join(root, 'figures/tide/tide.ts'));
  expect(await digest('figures/tide/tide.ts')).toBe(before);
});

test('an npm package counts by its version', async () => {
  write('node_modules/waves/package.json', '{ "name": "waves", "version": "1.2.3" }');
  write('a.ts', "import { sine } from 'waves/sine';\nexport const one = (x: number) => sine(x);\n");
  const { packages } = await digestCode(path.join(root, 'figures/wave/wave.ts'));
  expect(packages).toEqual({ waves: '1.2.3' });
});
