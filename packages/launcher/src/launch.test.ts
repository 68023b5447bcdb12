import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const runner = path.join(import.meta.dirname, 'run.mjs');
let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'programs-')));
  write('turbo.json', '{}');
  write('pipelines/greet/package.json', '{ "type": "module" }');
  write('pipelines/greet/src/word.ts', "export const word: string = 'good day';\n");
  write(
    'pipelines/greet/src/main.ts',
    `import { readFileSync } from 'node:fs';
import { word } from './word.ts';
const asset = readFileSync(new URL('asset.txt', import.meta.url), 'utf8');
console.log([word, asset, import.meta.dirname, ...process.argv.slice(2)].join('|'));
`,
  );
  write('pipelines/greet/src/asset.txt', 'asset');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  const absolute = path.join(root, file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
}

function start({ folder = root, env = {} }: { folder?: string; env?: NodeJS.ProcessEnv } = {}) {
  const program = path.join(folder, 'pipelines/greet/src/main.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [runner, program, '--loud'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { said: stdout.trim(), stderr, status };
}

const source = (folder = root): string => path.join(folder, 'pipelines/greet/src');
const bundles = (): string[] => readdirSync(path.join(root, '.chiaroscuro/programs'));
const bundleFile = (): string =>
  path.join(
    root,
    '.chiaroscuro/programs',
    bundles().find((name) => name.endsWith('.mjs'))!,
  );

test('a program runs as it stands: with its arguments, and its assets beside its modules', () => {
  expect(start().said).toBe(`good day|asset|${source()}|--loud`);
  expect(bundles()).toHaveLength(2);
});

test('the bundle is used as long as the sources have their contents, whatever their times', () => {
  start();
  utimesSync(path.join(source(), 'word.ts'), new Date(), new Date());
  writeFileSync(bundleFile(), readFileSync(bundleFile(), 'utf8').replace('good day', 'from it'));
  expect(start().said).toMatch(/^from it/);
});

test('an edit of any module counts at the next start, and no more than two bundles stay', () => {
  for (const word of ['hello', 'salve', 'bonjour', 'servus']) {
    write('pipelines/greet/src/word.ts', `export const word = '${word}';\n`);
    expect(start().said).toMatch(new RegExp(`^${word}`));
  }
  expect(bundles().filter((name) => name.endsWith('.mjs'))).toHaveLength(2);
});

test('a copy of the project runs its own modules', () => {
  start();
  const copy = `${root}-copy`;
  try {
    cpSync(root, copy, { recursive: true, preserveTimestamps: true });
    writeFileSync(path.join(source(copy), 'asset.txt'), 'its own');
    expect(start({ folder: copy }).said).toBe(`good day|its own|${source(copy)}|--loud`);
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test('a mistake in a source is told with its place, and the old bundle is not run in its stead', () => {
  start();
  write('pipelines/greet/src/word.ts', 'export const word = ;\n');
  const { said, stderr, status } = start();
  expect(status).not.toBe(0);
  expect(said).toBe('');
  expect(stderr).toMatch(/word\.ts:1:20/);
});

test('a broken manifest or a bundle that is gone is made anew', () => {
  start();
  rmSync(bundleFile());
  expect(start().said).toMatch(/^good day/);
  for (const name of bundles()) writeFileSync(path.join(root, '.chiaroscuro/programs', name), '{');
  expect(start().said).toMatch(/^good day/);
});

test('CHIAROSCURO_UNBUNDLED=1 loads the sources', () => {
  expect(start({ env: { CHIAROSCURO_UNBUNDLED: '1' } }).said).toMatch(/^good day\|asset/);
  expect(readdirSync(root)).not.toContain('.chiaroscuro');
});
