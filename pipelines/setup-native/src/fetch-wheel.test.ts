import { readFileSync, mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { fetchWheel } from './fetch-wheel.ts';
import { pinFor, standIn } from './stand-ins.ts';
import { wheelFor } from './wheel.ts';

const room = mkdtempSync(path.join(tmpdir(), 'fetch-wheel-'));
afterAll(() => rmSync(room, { recursive: true }));

const packed = path.join(room, 'packed.whl');
writeFileSync(packed, 'PK and what follows');
const wheel = pinFor(packed);

/** Python with a pip that copies the wheel. */
const pip = standIn(path.join(room, 'pip'), `cp ${packed} "$dest/${wheel.file}"`);
const pipThatFails = (message: string): string =>
  standIn(path.join(room, 'failing-pip'), `echo '${message}' >&2; exit 1`);

let count = 0;
const newFolder = (): string => {
  const folder = path.join(room, `downloads-${count++}`);
  mkdirSync(folder);
  return folder;
};

async function refusal(body: Promise<unknown>): Promise<Diagnostic> {
  const error = await body.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).diagnostics[0]!;
}

test('a wheel is fetched once; a setup that goes on finds it', async () => {
  const folder = newFolder();
  const file = await fetchWheel({ wheel, folder, python: pip });
  expect(readdirSync(folder)).toEqual([wheel.file]);
  expect(await fetchWheel({ wheel, folder, python: pipThatFails('asked again') })).toBe(file);
});

test('what an interrupted transfer has left is fetched again', async () => {
  const folder = newFolder();
  writeFileSync(path.join(folder, wheel.file), 'PK half of it');
  mkdirSync(path.join(folder, 'partial'));
  writeFileSync(path.join(folder, 'partial', 'pip-unpack'), 'PK');
  const file = await fetchWheel({ wheel, folder, python: pip });
  expect(readdirSync(folder)).toEqual([wheel.file]);
  expect(readFileSync(file)).toEqual(readFileSync(packed));
});

test('a file with another digest is refused and not kept', async () => {
  const folder = newFolder();
  const other = { ...wheel, sha256: '0'.repeat(64) };
  const { code, message } = await refusal(fetchWheel({ wheel: other, folder, python: pip }));
  expect(code).toBe('native/digest');
  expect(message).toContain(`found ${wheel.sha256}`);
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['ERROR: Could not find a version that satisfies the requirement', 'native/download'],
  ['ERROR: Could not install packages: [Errno 28] No space left on device', 'build/write-failed'],
])('pip that says "%s" is one message', async (said, expected) => {
  const folder = newFolder();
  const python = pipThatFails(`WARNING: Retrying\n${said}\nsee its manual`);
  const { code, message, hint } = await refusal(fetchWheel({ wheel, folder, python }));
  expect(code).toBe(expected);
  expect(message).toMatch(/^pip could not fetch tiny 1\.0: (Could not find|the disk is full)/);
  expect(hint).toContain('npm run setup:native');
  expect(readdirSync(folder)).toEqual([]);
});

test('a platform without a wheel is told what there is', async () => {
  const { code, hint } = await refusal(Promise.resolve().then(() => wheelFor('aix-ppc64')));
  expect(code).toBe('native/platform');
  expect(hint).toContain('LIBTENSORFLOW');
});
