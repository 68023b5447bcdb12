import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PDFDocument, PDFPage } from 'pdf-lib';
import { PDFName, PDFRef, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { screenProfile } from '../../sample-profile.ts';
import { links } from './links.ts';
import type { Literal } from './sample-literal.ts';
import { madeOf } from './sample-literal.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';

type Part = Literal | PDFString;
type Target = (page: PDFPage, document: PDFDocument) => Record<string, Part | Record<string, Part>>;

/** A book whose second page links to a target, and which knows the names `here`, `there` and `lost`. */
async function remarks(target: Target) {
  const subject = await sampleSubject({
    profile: screenProfile,
    change: (document, [first, second]) => {
      const { catalog, context } = document;
      const lost = PDFRef.of(999);
      const place = (page: PDFRef) => context.obj([page, 'Fit']);
      const tree = context.obj({
        Kids: [{ Names: [PDFString.of('here'), { D: place(first!.ref) }] }],
      });
      catalog.set(PDFName.of('Names'), context.obj({ Dests: tree }));
      catalog.set(
        PDFName.of('Dests'),
        context.obj({ there: place(second!.ref), lost: place(lost) }),
      );
      const annotation = { Subtype: 'Link', Rect: [90, 20, 10, 40], ...target(first!, document) };
      second!.node.set(PDFName.of('Annots'), context.obj([annotation]));
    },
  });
  return remarksOf(links, { ...subject, book: { companions: ['notebooks/wave.ipynb'] } });
}

const address =
  (text: string): Target =>
  () => ({ A: { S: 'URI', URI: PDFString.of(text) } });

const green: [string, Target][] = [
  ['a page', (page) => ({ Dest: [page.ref, 'Fit'] })],
  ['a page by an action', (page) => ({ A: { S: 'GoTo', D: [page.ref, 'Fit'] } })],
  ['a name of the tree', () => ({ Dest: PDFString.of('here') })],
  ['a name of the old dictionary', () => ({ A: { S: 'GoTo', D: 'there' } })],
  ['an address', address('https://doi.org/10.1000/182?x=%20#y')],
  ['a file beside it', address('notebooks/wave.ipynb#cell-id=figure-string')],
  ['a letter', address('mailto:ada@example.org')],
  ['the next page', () => ({ A: { S: 'Named', N: 'NextPage' } })],
];

test.each(green)('a link to %s is green', async (_, target) => {
  expect(await remarks(target)).toEqual([]);
});

const red: [found: string, Target][] = [
  ['neither a destination nor an action', () => ({})],
  ['the name "nowhere", which nothing has', () => ({ Dest: PDFString.of('nowhere') })],
  ['the name "lost" on a page that is not in the file', () => ({ Dest: 'lost' })],
  ['a destination that names no page', () => ({ Dest: [0, 'Fit'] })],
  ['a destination on a page that is not in the file', () => ({ Dest: [PDFRef.of(999), 'Fit'] })],
  ['no destination', () => ({ A: { S: 'GoTo' } })],
  ['an action GoToR', () => ({ A: { S: 'GoToR', F: PDFString.of('other.pdf') } })],
  ['an action Launch', () => ({ A: { S: 'Launch' } })],
  ['an action of no kind', () => ({ A: {} })],
  ['not https, "http://example.org/"', address('http://example.org/')],
  ['not https, "file:///x"', address('file:///x')],
  ['not well formed, "example.org"', address('example.org')],
  ['not well formed, ""', address('')],
  ['not well formed, "https://example.org/a b"', address('https://example.org/a b')],
  ['the file "notebooks/other.ipynb", which does not lie', address('notebooks/other.ipynb#x')],
  ['not well formed, "../notebooks/wave.ipynb"', address('../notebooks/wave.ipynb')],
  ['not well formed, "example.org/wave.html"', address('example.org/wave.html')],
  ['on no public host, "https://localhost/x"', address('https://localhost/x')],
];

test.each(red)('a link to %s is red', async (found, target) => {
  expect(await remarks(target)).toMatchObject([
    {
      message: expect.stringContaining(found),
      place: { page: 2 },
      where: [10, 20, 90, 40],
    },
  ]);
});

const outlines: [found: string, item: Record<string, Literal>][] = [
  ['neither a destination nor an action', {}],
  ['the name "nowhere", which nothing has', { Dest: 'nowhere' }],
];

test.each(outlines)('an item of the outline with %s is red, at any depth', async (found, item) => {
  const subject = await sampleSubject({
    profile: screenProfile,
    change: ({ catalog, context }, [page]) => {
      const below = context.register(context.obj({ Title: PDFString.of('Axes'), ...item }));
      // It leads back into itself, too.
      const top = context.nextRef();
      context.assign(top, madeOf(context, { First: below, Next: top, Dest: [page!.ref, 'Fit'] }));
      catalog.set(PDFName.of('Outlines'), context.obj({ First: top }));
    },
  });
  expect(await remarksOf(links, subject)).toMatchObject([
    { message: expect.stringContaining(`found "Axes" with ${found}`) },
  ]);
});

test('a PDF of which no build knows anything is looked at where it lies', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'links-'));
  try {
    const subject = await sampleSubject({
      profile: screenProfile,
      change: ({ context }, [page]) => {
        const A = { S: 'URI', URI: PDFString.of('notebooks/wave.ipynb') };
        const annotation = context.obj({ Subtype: 'Link', Rect: [0, 0, 9, 9], A });
        page!.node.set(PDFName.of('Annots'), context.obj([annotation]));
      },
    });
    const there = { ...subject, path: path.join(folder, 'book.pdf') };
    expect(await remarksOf(links, there)).toHaveLength(1);
    mkdirSync(path.join(folder, 'notebooks'));
    writeFileSync(path.join(folder, 'notebooks', 'wave.ipynb'), '{}');
    expect(await remarksOf(links, there)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the question is put to PDFs for screens only', async () => {
  expect(links.applies?.(await sampleSubject())).toBe(false);
});
