import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import { readPrinter } from '@chiaroscuro/printers/read-printer';
import { afterEach, expect, test, vi } from 'vitest';
import { finishEdition, typesetBook } from './typeset-book.ts';

afterEach(() => vi.useRealTimers());

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

test.each([
  { edition: 'screen', choices: {} },
  { edition: 'print', choices: { printer: 'offset-x4' } },
  { edition: 'print', choices: { printer: 'offset-x1a' } },
  { edition: 'print', choices: { printer: 'lulu' } },
])(
  'the $edition edition has the same bytes in any folder and at any time ($choices.printer)',
  async ({ edition, choices }) => {
    const hashes: string[] = [];
    for (const now of ['2001-01-01', '2030-06-01']) {
      vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
      // LuaTeX makes the identifier from the folder it runs in.
      const book = await typesetBook({
        change: ({ context }) => {
          context.trailerInfo.ID = context.obj([now, now]);
        },
      });
      await finishEdition(book, edition, choices);
      hashes.push(sha256(book.paths.edition(edition).prepress));
    }
    expect(hashes[0]).toBe(hashes[1]);
  },
);

test('print has boxes and no links, screen has links and is linearised', async () => {
  const book = await typesetBook({
    change: ({ context }, pages) => {
      const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9] });
      for (const { node } of pages) node.addAnnot(context.register(link));
    },
  });
  const linksOn = async (edition: string) => {
    await finishEdition(book, edition);
    const bytes = readFileSync(book.paths.edition(edition).prepress);
    const document = await readDocument(bytes, edition);
    const [page] = document.getPages();
    const isLinearised = bytes.includes('/Linearized');
    return {
      links: page!.node.Annots()?.size() ?? 0,
      trim: page!.getTrimBox().width,
      isLinearised,
    };
  };
  expect(await linksOn('print')).toEqual({ links: 0, trim: 504, isLinearised: false });
  expect(await linksOn('screen')).toEqual({ links: 1, trim: 522, isLinearised: true });
});

test('an RGB space that nothing is painted in does not reach the printer', async () => {
  const book = await typesetBook({
    resources: (context) => context.obj({ ColorSpace: { pgfprgb: ['Pattern', 'DeviceRGB'] } }),
  });
  await finishEdition(book, 'print');
  const bytes = readFileSync(book.paths.edition('print').prepress);
  expect(bytes.includes('DeviceRGB')).toBe(false);
});

test('the provenance gives pages, bytes and hash of the PDF beside it', async () => {
  const book = await typesetBook();
  await finishEdition(book, 'print');
  const files = book.paths.edition('print');
  const record = JSON.parse(readFileSync(files.provenance('prepress'), 'utf8')) as object;
  expect(record).toMatchObject({
    edition: 'print',
    typeset: { sha256: sha256(files.typeset) },
    pdf: {
      sha256: sha256(files.prepress),
      bytes: readFileSync(files.prepress).length,
      pages: 8,
      blankPages: 6,
    },
    fonts: [],
  });
});

test('a proof of one chapter lies apart from the book', async () => {
  const book = await typesetBook();
  await finishEdition(book, 'screen', { proof: 'ellipse' });
  expect(existsSync(book.paths.edition('screen', 'ellipse').prepress)).toBe(true);
  expect(existsSync(book.paths.edition('screen').prepress)).toBe(false);
});

test('an edition that was not typeset, or does not exist, is the user’s to mend', async () => {
  const book = await typesetBook();
  rmSync(book.paths.edition('print').typeset);
  await expect(finishEdition(book, 'print')).rejects.toMatchObject({
    diagnostics: [{ code: 'prepress/unreadable' }],
  });
  await expect(finishEdition(book, 'epub')).rejects.toMatchObject({
    diagnostics: [{ code: 'book/unknown-edition' }],
  });
});

test('equal pages are finished once, and found again with the same bytes and record', async () => {
  const book = await typesetBook();
  const stages: string[] = [];
  const reporter = {
    finished: () => void stages.push('finished'),
    reused: () => void stages.push('reused'),
  };
  const files = book.paths.edition('screen');
  const run = async (): Promise<string[]> => {
    await finishEdition(book, 'screen', { reporter });
    return [files.prepress, files.provenance('prepress')].map(sha256);
  };
  const first = await run();
  for (const file of [files.prepress, files.provenance('prepress')]) rmSync(file);
  expect(await run()).toEqual(first);
  expect(stages).toEqual(['finished', 'reused']);
});

test('another printer, another profile of the press or another standard finishes the pages anew; screen does not care', async () => {
  const book = await typesetBook();
  const stages: string[] = [];
  const reporter = {
    finished: () => void stages.push('finished'),
    reused: () => void stages.push('reused'),
  };
  const file = path.join(book.paths.root, 'printers/mine.json');
  const profile = readPrinter('offset-x4');
  const finish = async (change: object): Promise<string> => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...profile, name: 'mine', ...change }));
    stages.length = 0;
    for (const edition of ['print', 'screen']) {
      await finishEdition(book, edition, { printer: 'mine', reporter });
    }
    return stages.join(' ');
  };
  const having = (part: 'standard' | 'outputCondition', value: unknown) => ({
    [part]: { ...profile[part], value },
  });
  expect(await finish({})).toBe('finished finished');
  expect(await finish({})).toBe('reused reused');
  expect(await finish(having('standard', 'PDF/X-1a:2001'))).toBe('finished reused');
  const condition = { ...profile.outputCondition.value, identifier: 'FOGRA51' };
  expect(await finish(having('outputCondition', condition))).toBe('finished reused');
  const rgb = { ...profile.outputCondition.value, profile: 'sRGB.icc' };
  await expect(finish(having('outputCondition', rgb))).rejects.toMatchObject({
    diagnostics: [{ code: 'printer/invalid' }],
  });
});
