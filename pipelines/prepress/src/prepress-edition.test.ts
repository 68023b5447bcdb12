import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Reporter } from '@chiaroscuro/console/reporter';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { documentBytes, readDocument } from '@chiaroscuro/pdf/document-bytes';
import { setFigureName } from '@chiaroscuro/pdf/figure-name';
import type { Sample } from '@chiaroscuro/pdf/sample-document';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { openStore, type Store } from '@chiaroscuro/store/open-store';
import { afterEach, expect, test, vi } from 'vitest';
import { prepressEdition } from './prepress-edition.ts';

const config = {
  slug: 'tiny',
  title: 'A tiny book',
  authors: ['A. Author'],
  language: 'en-GB',
  date: '2026-11-23',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  trim: { width: 7, height: 10 },
  editions: { screen: { medium: 'screen' }, print: { medium: 'print', bleed: 0.125 } },
};

const folders: string[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A book on disk whose editions are typeset already. */
async function typesetBook(sample: Sample = {}): Promise<Book> {
  const root = mkdtempSync(path.join(tmpdir(), 'tiny-book-'));
  folders.push(root);
  const drawing = path.join(root, 'chapters/ellipse/figures/grid/grid.tex');
  for (const file of [
    'maths-preamble.tex',
    'editions/screen/screen.tex',
    'editions/print/print.tex',
    drawing,
  ]) {
    mkdirSync(path.dirname(path.resolve(root, file)), { recursive: true });
    writeFileSync(path.resolve(root, file), '');
  }
  writeFileSync(path.join(root, 'book.json'), JSON.stringify(config));
  const book = readBook(root);
  const bytes = await documentBytes(await sampleDocument(sample));
  for (const edition of ['screen', 'print']) {
    for (const proof of [undefined, 'ellipse']) {
      const { typeset } = book.paths.edition(edition, proof);
      mkdirSync(path.dirname(typeset), { recursive: true });
      writeFileSync(typeset, bytes);
    }
  }
  return book;
}

const silent: Reporter = { progress() {}, finished() {}, reused() {}, diagnostic() {}, note() {} };

function storeOf({ paths }: Book): Store {
  return openStore({ folder: paths.store, onDamage: () => {}, onTrouble: () => {} });
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

test.each(['screen', 'print'])(
  'the %s edition has the same bytes in any folder and at any time',
  async (edition) => {
    const hashes: string[] = [];
    for (const now of ['2001-01-01', '2030-06-01']) {
      vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
      // LuaTeX makes the identifier from the folder it runs in.
      const book = await typesetBook({
        change: ({ context }) => {
          context.trailerInfo.ID = context.obj([now, now]);
        },
      });
      await prepressEdition({ book, edition, store: storeOf(book), reporter: silent });
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
    await prepressEdition({ book, edition, store: storeOf(book), reporter: silent });
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
  await prepressEdition({ book, edition: 'print', store: storeOf(book), reporter: silent });
  const bytes = readFileSync(book.paths.edition('print').prepress);
  expect(bytes.includes('DeviceRGB')).toBe(false);
});

test('a failed check names the drawing of the figure and leaves no PDF, not even the old one', async () => {
  const book = await typesetBook({
    content: '/Figure Do',
    resources: (context) => {
      const figure = context.stream('1 0 0 rg', { Subtype: 'Form' });
      setFigureName(figure.dict, 'ellipse/grid');
      return context.obj({ XObject: { Figure: context.register(figure) } });
    },
  });
  const { prepress } = book.paths.edition('print');
  mkdirSync(path.dirname(prepress), { recursive: true });
  writeFileSync(prepress, 'yesterday');
  await expect(
    prepressEdition({ book, edition: 'print', store: storeOf(book), reporter: silent }),
  ).rejects.toMatchObject({
    diagnostics: [
      {
        code: 'prepress/rgb',
        place: {
          file: 'chapters/ellipse/figures/grid/grid.tex',
          figure: 'ellipse/grid',
          edition: 'print',
          page: 1,
        },
      },
    ],
  });
  expect(existsSync(prepress)).toBe(false);
});

test('the provenance gives pages, bytes, hash and checks of the PDF beside it', async () => {
  const book = await typesetBook();
  await prepressEdition({ book, edition: 'print', store: storeOf(book), reporter: silent });
  const files = book.paths.edition('print');
  const record = JSON.parse(readFileSync(files.provenance('prepress'), 'utf8')) as object;
  expect(record).toMatchObject({
    edition: 'print',
    typeset: { sha256: sha256(files.typeset) },
    pdf: { sha256: sha256(files.prepress), bytes: readFileSync(files.prepress).length, pages: 2 },
    fonts: [],
  });
  expect(record).toHaveProperty(
    'checks',
    expect.arrayContaining([{ name: 'no RGB', findings: 0 }]),
  );
});

test('a proof of one chapter lies apart from the book', async () => {
  const book = await typesetBook();
  await prepressEdition({
    book,
    edition: 'screen',
    proof: 'ellipse',
    store: storeOf(book),
    reporter: silent,
  });
  expect(existsSync(book.paths.edition('screen', 'ellipse').prepress)).toBe(true);
  expect(existsSync(book.paths.edition('screen').prepress)).toBe(false);
});

test('an edition that was not typeset, or does not exist, is the user’s to mend', async () => {
  const book = await typesetBook();
  rmSync(book.paths.edition('print').typeset);
  await expect(
    prepressEdition({ book, edition: 'print', store: storeOf(book), reporter: silent }),
  ).rejects.toMatchObject({
    diagnostics: [{ code: 'prepress/unreadable' }],
  });
  await expect(
    prepressEdition({ book, edition: 'epub', store: storeOf(book), reporter: silent }),
  ).rejects.toMatchObject({
    diagnostics: [{ code: 'book/unknown-edition' }],
  });
});

test('equal pages are finished once, and found again with the same bytes and record', async () => {
  const book = await typesetBook();
  const stages: string[] = [];
  const reporter: Reporter = {
    ...silent,
    finished: () => void stages.push('finished'),
    reused: () => void stages.push('reused'),
  };
  const files = book.paths.edition('screen');
  const run = async (): Promise<string[]> => {
    await prepressEdition({ book, edition: 'screen', store: storeOf(book), reporter });
    return [files.prepress, files.provenance('prepress')].map(sha256);
  };
  const first = await run();
  for (const file of [files.prepress, files.provenance('prepress')]) rmSync(file);
  expect(await run()).toEqual(first);
  expect(stages).toEqual(['finished', 'reused']);
});
