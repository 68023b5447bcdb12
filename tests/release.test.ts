import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeArchive, readArchive, type Files } from '@chiaroscuro/release/archive';
import { checksumsFile, formatChecksums, sha256 } from '@chiaroscuro/release/checksums';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeReleaseWorkspace, type ReleaseWorkspace } from './harness/release-workspace.ts';

let workspace: ReleaseWorkspace;
/** Another copy, in another folder. */
let other: ReleaseWorkspace;
let first: Record<string, string>;

beforeAll(async () => {
  [workspace, other] = await Promise.all([makeReleaseWorkspace(), makeReleaseWorkspace()]);
  const outcomes = await Promise.all([workspace.release(), other.release()]);
  for (const { output, exitCode } of outcomes) expect(exitCode, output).toBe(0);
  first = workspace.released();
  mkdirSync(aside());
}, 900_000);
afterAll(() => {
  workspace.remove();
  other.remove();
});

const released = (name: string): Uint8Array =>
  readFileSync(workspace.path('dist', 'release', name));
const unpacked = (name: string): Files => readArchive(released(name), name);

/** A place in the workspace that git does not look at. */
const aside = (...parts: string[]): string => workspace.path('dist', 'aside', ...parts);

/** Unpacks an archive of the release. */
function unpackTo(folder: string, files: Files): void {
  for (const [name, bytes] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
}

test('a release holds both editions with covers and reports, figures, sources, package, materials and notes', () => {
  const parts = ['screen', 'print', 'cover-screen', 'cover-offset-x4'];
  expect(Object.keys(first)).toEqual(
    [
      ...['NOTES.md', 'SHA256SUMS', 'release.json', 'sbom.cdx.json', 'tiny-figures.json'],
      ...['tiny-figures.zip', 'tiny-package-offset-x4.zip', 'tiny-source.zip'],
      ...parts.flatMap((part) => [`tiny-${part}.pdf`, `tiny-${part}-preflight.html`]),
    ].sort(),
  );
});

test('the same commit gives the same bytes in two folders, each with an empty store', () => {
  expect(other.root).not.toBe(workspace.root);
  expect(other.released()).toEqual(first);
});

test('whoever receives the release finds it whole', async () => {
  const { output, exitCode } = await workspace.verify('dist/release');
  expect(exitCode, output).toBe(0);
  expect(output).toContain('Everything is as it was sent');
}, 600_000);

test('the package of the publisher is listed as sha256sum reads it, and agrees with its ticket', async () => {
  const folder = aside('received');
  unpackTo(folder, unpacked('tiny-package-offset-x4.zip'));
  await execa('sha256sum', ['--check', '--strict', checksumsFile], { cwd: folder });
  const { output, exitCode } = await workspace.verify('dist/release/tiny-package-offset-x4.zip');
  expect(exitCode, output).toBe(0);
  const ticket = JSON.parse(readFileSync(path.join(folder, 'job-ticket.json'), 'utf8'));
  // Two pages and six blank ones, for signatures of eight; half a leaf of paper for each.
  expect(ticket).toMatchObject({
    standard: 'PDF/X-4',
    spine: 0.0163,
    interior: {
      pages: 8,
      blankPagesAtEnd: 6,
      outputCondition: 'FOGRA39',
      trim: { width: 5, height: 7 },
    },
    cover: { pages: 1, trim: { width: 10.016, height: 7 } },
  });
}, 600_000);

/** The package with changes, packed anew with checksums that fit unless they are not wanted. */
async function verifyChanged(
  change: (files: Map<string, Uint8Array>) => void,
  fits = true,
): Promise<string> {
  const files = new Map(unpacked('tiny-package-offset-x4.zip'));
  change(files);
  if (fits) {
    files.delete(checksumsFile);
    files.set(checksumsFile, Buffer.from(formatChecksums(files)));
  }
  writeFileSync(aside('changed.zip'), makeArchive(files, '2026-11-24'));
  const { output, exitCode } = await workspace.verify(aside('changed.zip'));
  expect(exitCode, output).toBe(1);
  expect(output).not.toContain('    at ');
  return output;
}

test('one bit of the print PDF that was changed on the way is found', async () => {
  const output = await verifyChanged((files) => {
    const pdf = Buffer.from(files.get('tiny-print.pdf')!);
    pdf[1000]! ^= 1;
    files.set('tiny-print.pdf', pdf);
  }, false);
  expect(output).toContain('tiny-print.pdf is not the file whose checksum was written down');
}, 300_000);

test('a PDF for screens instead of that for the press is found, whatever the checksums say', async () => {
  const output = await verifyChanged((files) => {
    files.set('tiny-print.pdf', released('tiny-screen.pdf'));
  });
  expect(output).toContain('the job ticket says of pages: 8; found: 2');
  expect(output).toMatch(/tiny-print\.pdf.*\[preflight\/colour-space\]/);
}, 600_000);

test('what is no package, and a ticket that is none, are told in a sentence', async () => {
  const noTicket = await verifyChanged((files) => {
    files.set('job-ticket.json', Buffer.from('{ "version": 2 }'));
  });
  expect(noTicket).toContain('[release/record]');
  writeFileSync(aside('text.zip'), 'no archive');
  const { output, exitCode } = await workspace.verify(aside('text.zip'));
  expect(exitCode).toBe(1);
  expect(output).toMatch(/text\.zip: error .*\[release\/archive\]/);
}, 300_000);

test('the sources compile with latexmk, without Node, to the very pages of the build', async () => {
  const folder = aside('sources');
  unpackTo(folder, unpacked('tiny-source.zip'));
  const noNode = path.join(folder, 'no-node');
  mkdirSync(noNode);
  for (const program of ['node', 'npm', 'npx']) {
    writeFileSync(path.join(noNode, program), '#!/bin/sh\necho "Node was asked for" >&2\nexit 1\n');
    chmodSync(path.join(noNode, program), 0o755);
  }
  const env = { PATH: `${noNode}:${process.env['PATH']}` };
  for (const edition of ['screen', 'print']) {
    const cwd = path.join(folder, 'tiny-source', 'editions', edition);
    const { all } = await execa('latexmk', { cwd, env, all: true });
    expect(all).not.toContain('Node was asked for');
    const built = path.join(
      workspace.book,
      'editions',
      edition,
      'build',
      'typeset',
      `${edition}.pdf`,
    );
    expect(sha256(readFileSync(path.join(cwd, `${edition}.pdf`)))).toBe(
      sha256(readFileSync(built)),
    );
  }
  const cover = path.join(folder, 'tiny-source', 'editions', 'print', 'cover');
  await execa('latexmk', { cwd: cover, env });
  const built = path.join(workspace.book, 'editions/print/build/cover/typeset/print-cover.pdf');
  expect(sha256(readFileSync(path.join(cover, 'print-cover.pdf')))).toBe(
    sha256(readFileSync(built)),
  );
}, 900_000);

test('the figure pack has each figure in both looks, in the very colours of the stylesheet', () => {
  const files = unpacked('tiny-figures.zip');
  expect([...files.keys()].sort()).toEqual(
    ['screen', 'print']
      .flatMap((edition) =>
        ['pdf', 'png', 'svg'].map((ending) => `${edition}/wave-standing-wave.${ending}`),
      )
      .concat('README.txt')
      .sort(),
  );
  const colours = (edition: string): Set<string> => {
    const svg = Buffer.from(files.get(`${edition}/wave-standing-wave.svg`)!).toString('utf8');
    return new Set(
      [...svg.matchAll(/rgb\(([^)]*)\)/g)].map(([, values]) =>
        values!
          .split(',')
          .map((part) =>
            Math.round(parseFloat(part) * 2.55)
              .toString(16)
              .padStart(2, '0'),
          )
          .join('')
          .toUpperCase(),
      ),
    );
  };
  // Paper, the string's blue and the pink of its places.
  expect(colours('screen')).toEqual(new Set(['14161A', '78BAE6', 'FEB9DE', '8E9198']));
  expect(colours('print')).toEqual(new Set(['FFFFFF', '117BB5', 'C93A8B', '777777']));
});

test('a file that no commit holds stops the release by its name, and the last one stays', async () => {
  const stray = path.join(workspace.book, 'stray.tex');
  writeFileSync(stray, 'x');
  const { output, exitCode } = await workspace.release();
  rmSync(stray);
  expect(exitCode).toBe(1);
  expect(output).toContain('tests/tiny-book/stray.tex: error');
  expect(output).toContain('[release/uncommitted]');
  expect(workspace.released()).toEqual(first);
}, 300_000);
