import type {
  BeforeAfter,
  Changes,
  FigureChange,
  ShownPage,
} from '@chiaroscuro/changes/changes-page';
import { pageRanges } from '@chiaroscuro/changes/changes-page';
import { classifyPages, type PageChange } from '@chiaroscuro/changes/classify-pages';
import { wordsOf } from '@chiaroscuro/changes/page-words';
import { compareWords } from '@chiaroscuro/changes/word-changes';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { extractFigures } from '@chiaroscuro/pdf/extract-figures';
import { pageLines } from '@chiaroscuro/pdf/page-texts';
import { pagePng, pagePngs, paperOf, pngOf } from '@chiaroscuro/pdf/poppler-pictures';
import type { DistributedEdition, Distribution } from './distribution.ts';

/** Compares two builds of a book, edition by edition; one that is in one of them only is left out. */
export async function compareBuilds(old: Distribution, fresh: Distribution): Promise<Changes> {
  const figures = new Map<string, FigureChange>();
  const pages = new Map<number, PlacedPage>();
  const quiet: Changes['quiet'][number][] = [];
  const redrawn = new Set<string>();
  for (const [edition, after] of fresh.editions) {
    const before = old.editions.get(edition);
    if (!before) continue;
    const compared = await compareEditions({ edition, before, after, told: pages });
    for (const change of compared.figures) {
      const known = figures.get(change.figure);
      figures.set(change.figure, known ? merged(known, change) : change);
    }
    for (const page of compared.pages) {
      const known = pages.get(page.order);
      pages.set(page.order, known ? merged(known, page) : page);
    }
    compared.redrawn.forEach((figure) => redrawn.add(figure));
    quiet.push(compared.quiet);
  }
  return {
    title: fresh.title,
    old: old.date === fresh.date ? 'a former build' : `the edition of ${old.date}`,
    fresh:
      old.date === fresh.date
        ? `one of the same edition, of ${fresh.date}`
        : `the edition of ${fresh.date}`,
    figures: [...figures.values()],
    redrawn: [...redrawn].filter((figure) => !figures.has(figure)),
    pages: [...pages.values()].sort((a, b) => a.order - b.order),
    quiet,
  };
}

function merged<Change extends { pictures: readonly BeforeAfter[] }>(
  known: Change,
  other: Change,
): Change {
  return { ...known, pictures: [...known.pictures, ...other.pictures] };
}

interface EditionPair {
  edition: string;
  before: DistributedEdition;
  after: DistributedEdition;
  /** What other editions have shown. */
  told: ReadonlyMap<number, PlacedPage>;
}

/** Pages of the new book are in its order; those that are gone come after them, in the order of the old one. */
type PlacedPage = ShownPage & { order: number };

interface ComparedEdition {
  figures: FigureChange[];
  redrawn: string[];
  pages: PlacedPage[];
  quiet: Changes['quiet'][number];
}

async function compareEditions(pair: EditionPair): Promise<ComparedEdition> {
  const { edition, before, after } = pair;
  if (before.sha256 === after.sha256) {
    const same = after.folios.length;
    return {
      figures: [],
      redrawn: [],
      pages: [],
      quiet: { edition, reflowed: '', renumbered: '', same },
    };
  }
  const [oldPdf, pdf] = [await documentBytes(before.document), await documentBytes(after.document)];
  const paper = `rgb(${(await paperOf(pdf)).join(' ')})`;
  const { changes: figures, redrawn } = await compareFigures(pair, paper);
  const [oldTexts, texts] = [await pageLines(before.file), await pageLines(after.file)];
  const [oldWords, words] = [placed(oldTexts, before.folios), placed(texts, after.folios)];
  const [oldPages, newPages] = [await pagePngs(oldPdf), await pagePngs(pdf)];
  const changed = new Set(figures.map(({ figure }) => figure));
  const drawn = pagesOf(after, changed);
  const changes = classifyPages({
    pages: { old: oldPages.length, fresh: newPages.length },
    words: compareWords(oldWords, words),
    wordsOnPage: { old: joined(oldWords, oldPages.length), fresh: joined(words, newPages.length) },
    looksSame: (page) => same(oldPages[page], newPages[page]),
    figures: { fresh: drawn, old: pagesOf(before, changed) },
  });
  const shown = changes.filter(({ kind }) => kind === 'changed' || kind === 'restyled');
  const pages: ComparedEdition['pages'] = [];
  for (const change of shown) {
    const { kind, origin, page } = change;
    const description = described(change, pair);
    const hasDrawing = [...drawn.values()].some((places) => places.includes(page ?? NaN));
    // Editions have the same words: what one has shown of them, another need not show again.
    if (
      kind === 'changed' &&
      !hasDrawing &&
      saysSame(pair.told.get(description.order), description)
    )
      continue;
    // Words are to be read; what is restyled may be the whole book, and is seen on small pages too.
    const pictureOf = async (bytes: Uint8Array, small: readonly Uint8Array[], index: number) =>
      kind === 'changed' ? pagePng(bytes, { page: index, resolution: 110 }) : small[index]!;
    const picture: BeforeAfter = {
      ...{ edition, paper },
      ...(origin !== undefined && { before: await pictureOf(oldPdf, oldPages, origin) }),
      ...(page !== undefined && { after: await pictureOf(pdf, newPages, page) }),
    };
    pages.push({ ...description, pictures: [picture] });
  }
  return {
    figures,
    redrawn,
    pages,
    quiet: {
      edition,
      reflowed: pageRanges(changes, 'reflowed', after.folios),
      renumbered: pageRanges(changes, 'renumbered', after.folios),
      same: changes.filter(({ kind }) => kind === 'same').length,
    },
  };
}

function saysSame(one: ShownPage | undefined, other: Pick<ShownPage, 'reasons'>): boolean {
  return one?.reasons.join('\n') === other.reasons.join('\n');
}

function described({ kind, page, origin, reasons }: PageChange, { before, after }: EditionPair) {
  const title =
    page === undefined ? `${pageTitle(before, origin!)} of the old` : pageTitle(after, page);
  const from = page === undefined || origin === undefined ? undefined : before.folios[origin];
  const hasMoved = from !== undefined && from !== after.folios[page!];
  return {
    ...{ title, kind, order: page ?? after.folios.length + origin! },
    reasons: hasMoved ? [...reasons, `formerly page ${from}`] : reasons,
  };
}

/** Folios may begin anew after the front matter; then the place among all pages tells them apart. */
function pageTitle({ folios }: DistributedEdition, page: number): string {
  const folio = folios[page];
  const isOnly = folios.filter((each) => each === folio).length === 1;
  return `Page ${folio}${isOnly ? '' : `, sheet ${page + 1}`}`;
}

async function compareFigures(
  { edition, before, after }: EditionPair,
  paper: string,
): Promise<{ changes: FigureChange[]; redrawn: string[] }> {
  const [old, fresh] = [
    await extractFigures(before.document),
    await extractFigures(after.document),
  ];
  const changes: FigureChange[] = [];
  const redrawn: string[] = [];
  for (const figure of new Set([...fresh.keys(), ...old.keys()])) {
    const [oldPdf, pdf] = [old.get(figure), fresh.get(figure)];
    if (oldPdf && pdf && same(oldPdf, pdf)) continue;
    const pictures: BeforeAfter = {
      ...{ edition, paper },
      ...(oldPdf && { before: await pngOf(oldPdf) }),
      ...(pdf && { after: await pngOf(pdf) }),
    };
    if (same(pictures.before, pictures.after)) redrawn.push(figure);
    else
      changes.push({
        figure,
        kind: oldPdf ? (pdf ? 'changed' : 'gone') : 'new',
        pictures: [pictures],
      });
  }
  return { changes, redrawn };
}

function same(before: Uint8Array | undefined, after: Uint8Array | undefined): boolean {
  return before !== undefined && after !== undefined && Buffer.compare(before, after) === 0;
}

function placed(texts: readonly string[], folios: readonly string[]) {
  return wordsOf(texts.map((text, index) => ({ text, folio: folios[index] ?? '' })));
}

/** The words of each page in one text. */
function joined(words: readonly { word: string; page: number }[], pages: number): string[] {
  const lists = Array.from({ length: pages }, (): string[] => []);
  for (const { word, page } of words) lists[page]?.push(word);
  return lists.map((list) => list.join(' '));
}

/** Pages, from 0, of those figures. */
function pagesOf({ figures }: DistributedEdition, wanted: ReadonlySet<string>) {
  return new Map(
    [...figures]
      .filter(([figure]) => wanted.has(figure))
      .map(([figure, pages]) => [figure, pages.map((page) => page - 1)]),
  );
}
