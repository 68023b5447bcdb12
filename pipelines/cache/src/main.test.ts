import {
  cpSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '@chiaroscuro/store/open-store';

const project = mkdtempSync(path.join(tmpdir(), 'cache-command-'));
const store = path.join(project, '.chiaroscuro', 'store');

beforeAll(async () => {
  const here = path.resolve(import.meta.dirname, '../../..');
  for (const name of ['package.json', 'turbo.json', 'tsconfig.base.json', 'pipelines/cache']) {
    cpSync(path.join(here, name), path.join(project, name), { recursive: true });
  }
  symlinkSync(path.join(here, 'node_modules'), path.join(project, 'node_modules'));
  const fail = (): never => expect.unreachable();
  const { keep } = openStore({ folder: store, onDamage: fail, onTrouble: fail });
  const thing = (n: number) => ({ recipe: `0${n}`, subject: `drawing of wave/f${n} (screen)` });
  for (let n = 0; n < 3; n++) {
    const files = { 'figure.pdf': Buffer.alloc(1_000_000, n) };
    await keep({ kind: 'drawing', ...thing(n), reads: {}, files });
  }
  await keep({ kind: 'numbers', recipe: '07', subject: 'numbers', reads: {}, files: {} });
});

afterAll(() => rmSync(project, { recursive: true }));

test('stats says what is kept, by kind', async () => {
  const { stdout, exitCode } = await cache('stats');
  expect(exitCode).toBe(0);
  const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d`;
  const lines = [
    String.raw`kind +results +size +oldest +newest`,
    String.raw`drawing +3 +3\.0 MB +${time} +${time}`,
    String.raw`numbers +1 +\d+ B +${time} +${time}`,
    String.raw`4 results, 3\.0 MB on disk`,
  ];
  expect(stdout).toMatch(new RegExp(`^${lines.join('\n')}$`));
});

test('verify finds nothing, then names what is damaged and exits with 1, then finds nothing', async () => {
  const clean = { exitCode: 0, stdout: '4 results, 3.0 MB: nothing is damaged', stderr: '' };
  expect(await cache('verify')).toEqual(clean);
  truncateSync(drawing(), 300);
  const { exitCode, stdout, stderr } = await cache('verify');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^3 results, \d\.\d MB: 1 damaged, removed$/);
  expect(stderr).toMatch(
    /^warning the stored drawing of wave\/f\d \(screen\) is damaged: it has 300 bytes instead of \d+ \[store\/damaged\]\n {2}→ It is removed from the store, and built again when it is next needed\.$/,
  );
  expect(await cache('verify')).toMatchObject({ exitCode: 0, stderr: '' });
});

test('prune drops until the store fits', async () => {
  const { exitCode, stdout } = await cache('prune', '--max-size', '1.5MB');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^1 result dropped; 2 results left, 1\.0 MB of at most 1\.5 MB$/);
  expect(await cache('prune')).toMatchObject({
    stdout: expect.stringMatching(/^0 results dropped; .* at most 2\.0 GB$/),
  });
});

test('a store that is not there is an empty one', async () => {
  rmSync(store, { recursive: true });
  expect(await cache('verify')).toMatchObject({
    exitCode: 0,
    stdout: '0 results, 0 B: nothing is damaged',
  });
  expect(await cache('stats')).toMatchObject({ exitCode: 0, stdout: '0 results, 0 B on disk' });
});

test('a file in the place of the index is one message without a stack trace', async () => {
  cpSync(path.join(project, 'turbo.json'), path.join(store, 'index-v5'));
  const { exitCode, stderr } = await cache('verify');
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /index-v5: error a folder of this path is a file \[build\/write-failed\]\n/,
  );
  expect(stderr).not.toMatch(/^\s+at /m);
  rmSync(store, { recursive: true });
  writeFileSync(store, '');
  expect(await cache('prune')).toMatchObject({ exitCode: 1, stdout: '' });
});

test('--help says what there is; what is not understood exits with 2 and one message', async () => {
  const help = await cache('--help');
  expect(help).toMatchObject({ exitCode: 0, stderr: '' });
  for (const word of ['verify', 'prune', 'stats', '--max-size', '2.0 GB']) {
    expect(help.stdout).toContain(word);
  }
  const { exitCode, stdout, stderr } = await cache('clean');
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(
    /^error expected verify.*\[option\/invalid\]\n {2}→ npm run cache -- --help/,
  );
});

async function cache(...args: string[]) {
  const program = path.join(project, 'pipelines', 'cache', 'src', 'main.ts');
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ['--import', 'tsx', program, ...args],
    { cwd: project, reject: false, env: { NO_COLOR: '1', FORCE_COLOR: undefined } },
  );
  return { exitCode, stdout, stderr };
}

/** A file that holds a drawing. */
function drawing(): string {
  return readdirSync(path.join(store, 'content-v2'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .find((file) => statSync(file).size > 1_000_000)!;
}
