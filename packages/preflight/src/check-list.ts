import type { Severity } from '@chiaroscuro/diagnostics/diagnostic';
import type { PreflightCode } from './check.ts';

/** A row of the table of checks: docs/preflight.md is made from these. */
export interface CheckRow {
  row: number;
  code: PreflightCode;
  title: string;
  /** Which editions the question is put to. */
  edition: 'print' | 'screen' | 'both';
  /** How bad a finding is unless the check or the printer's profile says otherwise. */
  severity: Severity;
  /** Which program decides. */
  decidedBy: string;
}

const p = 'print';
const s = 'screen';
const b = 'both';
const own = 'our own reader';
const walk = 'our own interpreter of page content';

/** Every check, in the order of the table. */
export const checkList: readonly CheckRow[] = [
  row(1, 'syntax', 'The file follows the syntax of PDF', b, 'error', 'qpdf --check'),
  row(2, 'encryption', 'The file is not encrypted', b, 'error', own),
  row(3, 'version', 'The PDF version is that of the standard', p, 'error', own),
  row(4, 'file-id', 'The trailer identifies the file', b, 'error', own),
  row(5, 'identification', 'The file says which PDF/X standard it follows', p, 'error', own),
  row(6, 'metadata', 'XMP metadata is complete and agrees with Info', p, 'error', own),
  row(7, 'trapped', 'The file says whether it is trapped', p, 'error', own),
  row(8, 'output-intent', 'One output intent with an embedded profile', p, 'error', own),
  row(9, 'page-boxes', 'Page boxes are exact', b, 'error', own),
  row(10, 'bleed', 'The bleed is what the printer wants', p, 'error', own),
  row(
    11,
    'art-to-bleed',
    'What reaches the trim reaches the bleed',
    p,
    'error',
    `${walk}, Ghostscript`,
  ),
  row(12, 'colour-space', 'Only the colour spaces that the printer takes', p, 'error', walk),
  row(13, 'special-colour', 'No ICC-based, indexed or spot colours', p, 'error', walk),
  row(14, 'transparency', 'No live transparency', p, 'error', walk),
  row(15, 'layers', 'No layers', b, 'error', own),
  row(16, 'interactive', 'No links, outline, forms, actions or attachments', p, 'error', own),
  row(17, 'private-data', 'No paths or names of the machine that made it', b, 'warning', own),
  row(18, 'fonts', 'All fonts are embedded outlines', b, 'error', own),
  row(19, 'to-unicode', 'Every font says which characters its glyphs are', b, 'error', own),
  row(20, 'total-ink', 'No more ink than the paper holds', p, 'error', `${walk}, Ghostscript`),
  row(21, 'text-black', 'Black text is black ink alone', p, 'error', walk),
  row(22, 'rich-black', 'Black areas are one of two blacks', p, 'warning', walk),
  row(23, 'small-coloured-text', 'Small coloured text needs at most two inks', p, 'warning', walk),
  row(24, 'line-width', 'Lines are wide enough to print', p, 'error', walk),
  row(25, 'tint', 'Tints are strong enough to print', p, 'warning', walk),
  row(26, 'image-resolution', 'Images have enough samples', p, 'error', walk),
  row(27, 'type-size', 'Type is large enough to read', p, 'error', walk),
  row(28, 'margins', 'Text keeps away from trim and spine', p, 'error', walk),
  row(29, 'page-count', 'The page count fits the printer', p, 'error', own),
  row(30, 'blank-pages', 'Not too many blank pages in a row', p, 'warning', walk),
  row(31, 'page-labels', 'Odd pages are rectos, folios are labelled', b, 'warning', own),
  row(
    32,
    'forbidden-text',
    'No placeholder and no claim that a printer refuses',
    b,
    'error',
    'pdftotext',
  ),
  row(33, 'light-background', 'Print pages have no background', p, 'error', `${walk}, Ghostscript`),
  row(34, 'dark-background', 'Screen pages are dark to every edge', s, 'error', 'pdftoppm'),
  row(
    35,
    'text-contrast',
    'Text stands out from what is behind it',
    s,
    'error',
    `${walk}, pdftoppm`,
  ),
  row(36, 'perceived-contrast', 'Text is light enough by APCA', s, 'warning', 'the stylesheet'),
  row(37, 'colour-vision', 'Colours can be told apart by all eyes', b, 'warning', 'the stylesheet'),
  row(38, 'links', 'Every link leads somewhere', s, 'error', own),
  row(39, 'navigation', 'Outline, page labels, language and title are there', s, 'error', own),
  row(40, 'alternative-text', 'Every figure has an alternative text', s, 'error', 'the build'),
  row(41, 'mathematics', 'Mathematics copies as it reads', s, 'warning', 'pdftotext'),
  row(42, 'delivery', 'The file is linearised and not too large', s, 'warning', own),
  row(43, 'parity', 'Both editions say the same', b, 'error', 'pdftotext, the build'),
  row(44, 'reproducible', 'Another build gives the same bytes', b, 'error', 'the build'),
  row(
    45,
    'typesetting',
    'Nothing sticks out, no glyph is missing',
    b,
    'error',
    "LaTeX's transcript",
  ),
  row(46, 'cover', 'The cover fits the book', p, 'error', 'the build'),
];

function row(
  ...[number, name, title, edition, severity, decidedBy]: [
    number,
    string,
    string,
    CheckRow['edition'],
    Severity,
    string,
  ]
): CheckRow {
  return {
    row: number,
    code: `preflight/${name}` as PreflightCode,
    title,
    edition,
    severity,
    decidedBy,
  };
}
