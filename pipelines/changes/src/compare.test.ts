import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument, PDFName, PDFStream, rgb, StandardFonts } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { changesPage, summary } from '@chiaroscuro/changes/changes-page';
import { setFigureName } from '@chiaroscuro/pdf/figure-name';
import { compareBuilds } from './compare.ts';
import { readDistribution } from './distribution.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'changes-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Sample {
  /** The lines of each page. */
  pages: string[][];
  /** Width of the figure's bar on the first page, pt. */
  bar: number;
  /** The page, from 0, at which folios begin anew. */
  restart?: number;
}

/** A PDF with a bar, as a figure, under the first page's lines. */
async function samplePdf({ pages, bar, restart = 0 }: Sample): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const drawing = await PDFDocument.create();
  drawing
    .addPage([120, 40])
    .drawRectangle({ x: 5, y: 5, width: bar, height: 30, color: rgb(0.7, 0.2, 0.5) });
  const figure = await document.embedPage(drawing.getPage(0));
  for (const [index, lines] of pages.entries()) {
    const page = document.addPage([300, 200]);
    const shown = [`A book ${index + 1}`, ...lines];
    shown.forEach((line, row) => page.drawText(line, { x: 20, y: 175 - 15 * row, size: 10, font }));
    if (index === 0) page.drawPage(figure, { x: 20, y: 20 });
  }
  const labels = [...new Set([0, restart])].flatMap((page) => [page, { S: 'D' }]);
  document.catalog.set(PDFName.of('PageLabels'), document.context.obj({ Nums: labels }));
  const bytes = await document.save();
  const noted = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const [, object] of noted.context.enumerateIndirectObjects()) {
    if (
      object instanceof PDFStream &&
      object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form')
    )
      setFigureName(object.dict, 'wave/string');
  }
  return noted.save();
}

/** A folder as a build fills it. */
async function distribution(name: string, sample: Sample): Promise<string> {
  const dist = path.join(folder, name);
  mkdirSync(dist);
  const files = [];
  for (const edition of ['screen', 'print']) {
    const bytes = await samplePdf(sample);
    const file = `tiny-${edition}.pdf`;
    writeFileSync(path.join(dist, file), bytes);
    files.push({ file, edition, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  const book = { slug: 'tiny', title: 'A Tiny Book', date: '2026-11-23' };
  writeFileSync(path.join(dist, 'build.json'), JSON.stringify({ book, files }));
  return dist;
}

const read = (dist: string) => readDistribution(dist, path.basename(dist));
const text = [
  ['A string of length one is held', 'at both ends.'],
  ['It moves when it is plucked.', 'It makes a sound.'],
  ['This page says no more.'],
];

test('a book is not changed from what it is', async () => {
  const dist = await read(await distribution('same', { pages: text, bar: 60 }));
  const changes = await compareBuilds(dist, dist);
  expect(summary(changes)).toBe('Nothing has changed.');
  expect(changesPage(changes)).toMatch(/3\s+pages are the same/);
});

test('a word, a figure and lines that only moved are told apart, before and after, in both editions', async () => {
  const old = await read(await distribution('old', { pages: text, bar: 60 }));
  const moved = [text[0]!, ['It moves when it is touched.'], ['It makes a sound.', ...text[2]!]];
  const fresh = await read(await distribution('fresh', { pages: moved, bar: 90 }));
  const changes = await compareBuilds(old, fresh);
  expect(changes.figures.map(({ figure, kind }) => [figure, kind])).toEqual([
    ['wave/string', 'changed'],
  ]);
  expect(changes.pages.map(({ title, reasons }) => [title, ...reasons])).toEqual([
    ['Page 1', 'figure wave/string'],
    ['Page 2', '“plucked.” → “touched.”'],
  ]);
  expect(changes.quiet).toEqual(
    ['screen', 'print'].map((edition) => ({ edition, reflowed: '3', renumbered: '', same: 0 })),
  );
  const page = changesPage(changes);
  // Before and after: a figure and its page in two editions, and another word in one of them.
  expect(page.match(/<img/g)).toHaveLength(10);
  expect(page).not.toMatch(/(src|href)="(?!data:|#)|<script/);
  expect(changesPage(await compareBuilds(old, fresh))).toBe(page);
}, 120_000);

test('pages of the same folio are told apart, and two builds of one date are not told by it', async () => {
  const old = await read(await distribution('restart-old', { pages: text, bar: 60, restart: 2 }));
  const fresh = await read(
    await distribution('restart-fresh', {
      pages: [
        ['A string of length two is held', 'at both ends.'],
        text[1]!,
        ['This page is last.'],
      ],
      ...{ bar: 60, restart: 2 },
    }),
  );
  const { pages, ...told } = await compareBuilds(old, fresh);
  expect(pages.map(({ title, reasons }) => [title, ...reasons])).toEqual([
    ['Page 1, sheet 1', '“one” → “two”'],
    ['Page 1, sheet 3', '“says no more.” → “is last.”'],
  ]);
  expect([told.old, told.fresh]).toEqual([
    'a former build',
    'one of the same edition, of 2026-11-23',
  ]);
}, 120_000);

test('a folder that no build has filled is told, with what to do', async () => {
  await expect(read(folder)).rejects.toThrow('build.json, found none');
  rmSync(path.join(folder, 'old', 'tiny-print.pdf'));
  await expect(read(path.join(folder, 'old'))).rejects.toThrow(
    'tiny-print.pdf, which is not there',
  );
});
