import { contentOfPage, paintedContent } from '@chiaroscuro/pdf/content-walk';
import type { PDFDocument, PDFPage } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import { dictEntry } from '../../pdf-values.ts';
import { printCheck } from './structure-check.ts';
import { transparentParts } from './transparent-parts.ts';

/**
 * Row 14. Only PDF/X-4 knows transparency, and even there flat colours are safer; a page that has some says by its group
 * that it is blended in inks. All others take nothing that is transparent, not even a group that changes nothing.
 */
export const transparency = printCheck({
  code: 'preflight/transparency',
  inspect: ({ document }, { standard }) =>
    standard.value === 'PDF/X-4' ? [...soft(document), ...blending(document)] : flat(document),
});

const hint =
  'Mix tints with the paper in the stylesheet (symbol!40!paper) instead of opacity, fadings, blend modes and shadows; flatten images on white.';

function flat(document: PDFDocument): Remark[] {
  return remarksOf(document, (parts, isGroup) => [
    ...parts,
    ...(isGroup ? ['a transparency group'] : []),
  ]);
}

/** Groups by themselves change nothing that a press sees. */
function soft(document: PDFDocument): Remark[] {
  return remarksOf(document, (parts) => parts).map((remark) => ({
    ...remark,
    severity: 'warning',
  }));
}

/** One remark for each figure, or for each page outside figures. */
function remarksOf(
  document: PDFDocument,
  count: (parts: readonly string[], isGroup: boolean) => readonly string[],
): Remark[] {
  const byPlace = new Map<string, { page: number; figure?: string; found: Set<string> }>();
  for (const content of paintedContent(document)) {
    const { page, figure } = content;
    const { parts, isGroup } = transparentParts(document.context, content);
    const counted = count(parts, isGroup);
    if (counted.length === 0) continue;
    const key = figure ?? `page ${page}`;
    const place = byPlace.get(key) ?? {
      page,
      ...(figure !== undefined && { figure }),
      found: new Set<string>(),
    };
    for (const part of counted) place.found.add(part);
    byPlace.set(key, place);
  }
  return [...byPlace.values()].map(({ found, ...place }) => ({
    message: `Expected nothing transparent, found ${[...found].join(', ')}.`,
    place,
    hint,
  }));
}

/** Every page that leads to something transparent, even if an earlier one did, is blended in CMYK. */
function blending(document: PDFDocument): Remark[] {
  return document.getPages().flatMap((page, index) => {
    if (!isTransparent(document, index + 1)) return [];
    const found = blendingSpace(page);
    if (found === 'DeviceCMYK') return [];
    return [
      {
        severity: 'error',
        message: `Expected a page with something transparent to have a group in DeviceCMYK, found ${found}.`,
        place: { page: index + 1 },
        hint: `Best make it flat: ${hint} Otherwise let /Group of the page name /CS /DeviceCMYK.`,
      },
    ];
  });
}

function isTransparent(document: PDFDocument, page: number): boolean {
  for (const content of contentOfPage(document, page))
    if (transparentParts(document.context, content).parts.length > 0) return true;
  return false;
}

function blendingSpace({ node }: PDFPage): string {
  const group = dictEntry(node, 'Group');
  if (!group) return 'no group';
  const space = group.lookup(PDFName.of('CS'));
  if (space === undefined) return 'one without a colour space';
  return space instanceof PDFName ? space.decodeText() : 'another colour space';
}
