import type { PDFDocument, PDFPage } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFStream } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import { dictEntry, nameEntry } from '../../pdf-values.ts';
import { reachableObjects } from './reachable-objects.ts';
import { printCheck } from './structure-check.ts';

/** Row 16. Paper has no links: nothing to click, to fill in, to run or to unpack, and nothing that is fetched from elsewhere. */
export const interactive = printCheck({
  code: 'preflight/interactive',
  inspect: ({ document }) => [
    ...inCatalog(document),
    ...document.getPages().flatMap((page, index) => onPage(page, index + 1)),
    ...elsewhere(document),
  ],
});

const hint = 'Let the stage prepress make the print edition; it removes all of this.';

const catalogKeys: Readonly<Record<string, string>> = {
  Outlines: 'an outline',
  AcroForm: 'a form',
  OpenAction: 'an action on opening',
  AA: 'actions',
  Collection: 'a portfolio',
  AF: 'attached files',
  Threads: 'article threads',
  Requirements: 'requirements on the reader',
};

function inCatalog({ catalog }: PDFDocument): Remark[] {
  const names = dictEntry(catalog, 'Names');
  const trees = names?.keys().map((key) => key.decodeText()) ?? [];
  const preferences = dictEntry(catalog, 'ViewerPreferences');
  const areas = ['ViewArea', 'ViewClip', 'PrintArea', 'PrintClip'].filter((key) => {
    const box = preferences && nameEntry(preferences, key);
    return box !== undefined && box !== 'MediaBox' && box !== 'BleedBox';
  });
  return [
    ...Object.entries(catalogKeys)
      .filter(([key]) => catalog.has(PDFName.of(key)))
      .map(([key, what]) => fault(`${what} (/${key})`)),
    ...trees.filter((tree) => tree !== 'Dests').map((tree) => fault(`names under /${tree}`)),
    ...areas.map((key) => fault(`/${key} in the viewer's preferences`)),
    // Targets without links do nothing, but nobody needs them.
    ...(trees.includes('Dests') || catalog.has(PDFName.of('Dests'))
      ? [{ ...fault('named targets of links (/Dests)'), severity: 'warning' as const }]
      : []),
  ];
}

function onPage({ node }: PDFPage, page: number): Remark[] {
  const annotations = node.lookup(PDFName.of('Annots'));
  const count = annotations instanceof PDFArray ? annotations.size() : 0;
  const kinds = new Set(
    Array.from({ length: count }, (_, index) => {
      const annotation = (annotations as PDFArray).lookup(index);
      return (annotation instanceof PDFDict && nameEntry(annotation, 'Subtype')) || 'unknown';
    }),
  );
  return [
    ...(count > 0
      ? [
          fault(
            `${count} ${count === 1 ? 'annotation' : 'annotations'} (${[...kinds].join(', ')})`,
            page,
          ),
        ]
      : []),
    ...(node.has(PDFName.of('AA')) ? [fault('actions (/AA)', page)] : []),
  ];
}

/** Content that is another's, or that is fetched or chosen when the file is read. */
function elsewhere(document: PDFDocument): Remark[] {
  const found = new Set<string>();
  for (const { object } of reachableObjects(document)) {
    if (object instanceof PDFDict && nameEntry(object, 'S') === 'JavaScript')
      found.add('JavaScript');
    if (!(object instanceof PDFStream)) continue;
    const { dict } = object;
    const subtype = nameEntry(dict, 'Subtype');
    const has = (key: string) => dict.has(PDFName.of(key));
    if (has('F')) found.add('a stream in another file (/F)');
    if (subtype === 'PS' || nameEntry(dict, 'Subtype2') === 'PS') found.add('a PostScript XObject');
    if (subtype === 'Form' && has('Ref'))
      found.add('a form that stands for a page of another file');
    if (subtype === 'Image' && has('Alternates')) found.add('alternate images');
    if ((subtype === 'Image' || subtype === 'Form') && has('OPI')) found.add('OPI');
    if (nameEntry(dict, 'Type') === 'EmbeddedFile') found.add('an embedded file');
  }
  return [...found].map((what) => fault(what));
}

function fault(found: string, page?: number): Remark {
  return {
    message: `Expected no interactive parts in the print edition, found ${found}.`,
    ...(page !== undefined && { place: { page } }),
    hint,
  };
}
