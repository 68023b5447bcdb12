import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { setFigureName } from '@chiaroscuro/pdf/figure-name';
import { serialise } from '@chiaroscuro/pdf/qpdf';
import { sampleDocument, type Sample } from '@chiaroscuro/pdf/sample-document';
import type { PreflightReport } from '@chiaroscuro/preflight/report';
import { execa } from 'execa';
import { PDFName, PDFString, type PDFDocument, type PDFPage } from 'pdf-lib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'preflight-command-'));

// Each inspection starts two processes that read TypeScript.
vi.setConfig({ testTimeout: 120_000 });

beforeAll(async () => {
  await write('good.pdf', { content: '0.08 0.09 0.1 rg 0 0 522 738 re f', change: makeReadable });
  await write('bad.pdf', {
    content: '/Figure Do',
    resources: (context) => {
      const form = { Subtype: 'Form', BBox: [0, 0, 522, 738] };
      const figure = context.stream('1 0 0 rg 100 100 150 150 re f', form);
      setFigureName(figure.dict, 'wave/standing-wave');
      return context.obj({ XObject: { Figure: context.register(figure) } });
    },
  });
  writeFileSync(path.join(folder, 'no.pdf'), 'This is no PDF.');
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a file without errors ends with 0 and a sentence, in plain text where colours are not wanted; asked itself, it says what it is made for', async () => {
  const { exitCode, stdout, stderr } = await preflight('good.pdf');
  expect(exitCode).toBe(0);
  expect(stderr).toBe(
    'No --profile was named; the file seems to be made for reading on a screen (screen).',
  );
  expect(stdout).toMatch(/^good\.pdf {2}2 pages, 0\.1 MB {2}against Reading on a screen/);
  expect(stdout).toMatch(/\nReady for readers on screens: \d+ checks found no error\.$/);
  expect(stdout).not.toContain('\u001b');
});

test('errors end with 1; both reports are written, and name the source of the figure', async () => {
  const { exitCode, stdout } = await preflight(
    ...['bad.pdf', '--profile', 'offset-x4', '--book', 'tests/tiny-book'],
    ...['--json', 'bad.json', '--html', 'bad.html'],
  );
  expect(exitCode).toBe(1);
  const drawing = 'tests/tiny-book/chapters/wave/figures/standing-wave/standing-wave.tex';
  expect(stdout).toContain(`error ${drawing} (figure wave/standing-wave, page 1): `);
  expect(stdout).toMatch(/\nNot ready for Offset printing from PDF\/X-4: \d+ errors/);
  const report = JSON.parse(readFileSync(path.join(folder, 'bad.json'), 'utf8')) as PreflightReport;
  expect(report).toMatchObject({ file: 'bad.pdf', pages: 2, profile: { name: 'offset-x4' } });
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      ...{ code: 'preflight/colour-space', severity: 'error', page: 1 },
      ...{ figure: 'wave/standing-wave', file: drawing },
    }),
  );
  const page = readFileSync(path.join(folder, 'bad.html'), 'utf8');
  expect(page).toContain('data:image/jpeg;base64,');
  expect(page).toContain(drawing);
});

test.each([
  [['no.pdf', '--profile', 'screen'], /^no\.pdf: error Expected a PDF.*\[preflight\/unreadable\]/],
  [
    ['none.pdf'],
    /^none\.pdf: error Expected a PDF, but there is no such file\. \[preflight\/unreadable\]/,
  ],
  [['.'], /^\.: error Expected a PDF, found no ordinary file\. \[preflight\/unreadable\]/],
  [
    ['good.pdf', '--profile', 'kpd'],
    /^error there is no printer profile "kpd".*\n {2}→ Did you mean kdp\?/,
  ],
  [['good.pdf', '--book', 'tests'], /^error expected a book.*\[book\/missing\]/],
  [[], /^error expected one PDF, got none \[option\/invalid\]/],
])('%j ends with 2 and a message', async (args, message) => {
  const { exitCode, stdout, stderr } = await preflight(...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('--help says what there is', async () => {
  const { exitCode, stdout } = await preflight('--help');
  expect(exitCode).toBe(0);
  for (const word of ['FILE.pdf', '--profile', '--html', '--json', '--book', 'Exit status'])
    expect(stdout).toContain(word);
});

async function write(name: string, sample: Sample): Promise<void> {
  const file = path.join(folder, name);
  writeFileSync(`${file}.raw`, await documentBytes(await sampleDocument(sample)));
  const form = { packsObjects: true };
  await serialise({ input: `${file}.raw`, output: file, isLinearised: true, form });
}

/** What a reader at a screen needs besides a dark page. */
function makeReadable({ catalog, context }: PDFDocument, pages: readonly PDFPage[]): void {
  const set = (key: string, value: Parameters<typeof catalog.set>[1]): void =>
    catalog.set(PDFName.of(key), value);
  const outlines = context.nextRef();
  const item = context.obj({
    ...{ Title: PDFString.of('Waves'), Parent: outlines },
    Dest: [pages[0]!.ref, 'Fit'],
  });
  const itemRef = context.register(item);
  context.assign(outlines, context.obj({ First: itemRef, Last: itemRef, Count: 1 }));
  set('Outlines', outlines);
  set('Lang', PDFString.of('en-GB'));
  set('ViewerPreferences', context.obj({ DisplayDocTitle: true }));
  context.trailerInfo.Info = context.register(context.obj({ Title: PDFString.of('On waves') }));
  for (const { node } of pages) node.set(PDFName.of('TrimBox'), context.obj([0, 0, 522, 738]));
}

async function preflight(...args: string[]) {
  const program = path.join(import.meta.dirname, 'main.ts');
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ['--import', 'tsx', program, ...args],
    { reject: false, env: { NO_COLOR: '1', FORCE_COLOR: undefined, INIT_CWD: folder } },
  );
  return { exitCode, stdout, stderr };
}
