import path from 'node:path';
import { PDFBool, PDFName } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import type { Subject } from '../../subject.ts';
import { dictEntry } from '../../pdf-values.ts';
import { infoOf, textIn } from './text-values.ts';
import { outlineItems } from './outline-items.ts';
import { structureCheck } from './structure-check.ts';

/** Row 39. What a reader on a screen finds his way by, and what a screen reader speaks first. */
export const navigation = structureCheck({
  code: 'preflight/navigation',
  applies: ({ profile }) => profile.medium === 'screen',
  inspect: (subject) => [
    ...outline(subject),
    ...labels(subject),
    ...language(subject),
    ...title(subject),
  ],
});

function outline({ document }: Subject): Remark[] {
  const items = outlineItems(document);
  // In a single page, such as a cover, there is nowhere to go.
  if (items.length === 0 && document.getPageCount() === 1) return [];
  if (items.length === 0)
    return [
      {
        message: 'Expected an outline, found none.',
        hint: 'Load hyperref, and give the book chapters.',
      },
    ];
  const nameless = items.filter(({ title: text }) => text.trim() === '').length;
  return nameless === 0
    ? []
    : [
        {
          message: `Expected every item of the outline to have a title, found ${nameless} without.`,
          hint: 'Give a heading that is nothing but mathematics a text with \\texorpdfstring.',
        },
      ];
}

function labels({ document }: Subject): Remark[] {
  return document.catalog.has(PDFName.of('PageLabels'))
    ? []
    : [
        {
          message: 'Expected page labels, so that a viewer counts as the book does, found none.',
          hint: 'Load hyperref with pdfpagelabels and start the book with \\frontmatter and \\mainmatter.',
        },
      ];
}

function language({ document: { catalog } }: Subject): Remark[] {
  const found = textIn(catalog, 'Lang') ?? '';
  // A tag by BCP 47: language, script, region …
  return /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(found)
    ? []
    : [
        {
          message: `Expected the language of the text in the catalog, found ${found ? JSON.stringify(found) : 'none'}.`,
          hint: 'Give "language" in book.json, for instance "en-GB"; the stage prepress writes it.',
        },
      ];
}

function title({ document, file, path: onDisk }: Subject): Remark[] {
  const info = infoOf(document);
  const found = (info && textIn(info, 'Title'))?.trim() ?? '';
  const hint =
    'Give "title" in book.json; the stage prepress writes it, and asks the viewer to show it.';
  const files = [file, onDisk].flatMap((name) => [path.basename(name), path.parse(name).name]);
  const isFileName = files.some((name) => name.toLowerCase() === found.toLowerCase());
  const shows = dictEntry(document.catalog, 'ViewerPreferences')?.lookup(
    PDFName.of('DisplayDocTitle'),
  );
  return [
    ...(found === '' ? [{ message: 'Expected a title in Info, found none.', hint }] : []),
    ...(found !== '' && isFileName
      ? [{ message: `Expected a title in Info that is not the file's name, found ${found}.`, hint }]
      : []),
    ...(shows === PDFBool.True
      ? []
      : [
          {
            message:
              "Expected viewers to be asked to show the title in place of the file's name (/DisplayDocTitle true), found nothing of the kind.",
            hint,
          },
        ]),
  ];
}
