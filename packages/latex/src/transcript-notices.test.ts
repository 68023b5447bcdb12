import { expect, test } from 'vitest';
import { needsRerun } from './needs-rerun.ts';
import { parseTranscript } from './transcript.ts';

const context = { projectRoot: '/book', workFolder: '/book/build/typeset' };

/** Excerpts below are from transcripts of LuaHBTeX 1.15.0, with only paths and names changed. */
function parse(...lines: string[]) {
  return parseTranscript(lines.join('\n'), context);
}

test('an overfull box counts from 1 pt, with lines, page and file; an underfull one never', () => {
  const found = parse(
    '(./book.tex (/book/chapters/heat/kernel.tex [1] [2',
    '] [3{map}]',
    'Overfull \\hbox (0.99pt too wide) in paragraph at lines 2--3',
    '\\TU/TeXGyrePagella(0)/m/n/10 a (b [17] c',
    ' []',
    '',
    'Overfull \\hbox (10.37997pt too wide) in paragraph at lines 11--12',
    '\\TU/TeXGyrePagella(0)/m/n/10 av-ery-long (word',
    ' []',
    '',
    'Underfull \\vbox (badness 10000) has occurred while \\output is active []',
    '',
    'Overfull \\vbox (73.59552pt too high) detected at line 13',
    ' []',
    '',
    ')',
    'Overfull \\hbox (5.0pt too wide) has occurred while \\output is active',
    ' []',
    '',
  );
  expect(found).toMatchObject([
    {
      code: 'latex/overfull',
      severity: 'warning',
      message: 'Overfull box: 10.4 pt too wide (lines 11 to 12).',
      place: { file: 'chapters/heat/kernel.tex', line: 11, page: 4 },
      excerpt: 'av-ery-long (word',
    },
    { message: 'Overfull box: 73.6 pt too high.', place: { line: 13, page: 4 } },
    { place: { file: 'build/typeset/book.tex', page: 4 } },
  ]);
});

test('marks set the position right when parentheses do not balance', () => {
  const box = ['Overfull \\hbox (2.0pt too wide) detected at line 7', ' []', ''];
  const found = parse(
    '(./book.tex',
    'chiaroscuro: begin figure heat/kernel',
    '(/book/chapters/heat/figures/kernel/kernel.tex a lonely ( or two ( in a message',
    ...box,
    'chiaroscuro: end figure heat/kernel',
    ...box,
    'chiaroscuro: file chapters/heat/heat.tex',
    ') ) ) )',
    'chiaroscuro: file chapters/heat/heat.tex',
    ...box,
  );
  expect(found.map(({ place }) => [place?.file, place?.figure])).toEqual([
    ['chapters/heat/figures/kernel/kernel.tex', 'heat/kernel'],
    ['build/typeset/book.tex', undefined],
    ['chapters/heat/heat.tex', undefined],
  ]);
});

test('references, citations, labels, glyphs and fonts are told apart', () => {
  const found = parse(
    '(./book.tex',
    "LaTeX Warning: Reference `eq:heat' on page 1 undefined on input line 7.",
    '',
    "LaTeX Warning: Citation `fourier' on page 1 undefined on input line 8.",
    '',
    "LaTeX Warning: Label `eq:energy' multiply defined.",
    '',
    "LaTeX Font Warning: Font shape `TU/nofam/m/n' undefined",
    "(Font)              using `TU/lmr/m/n' instead on input line 15.",
    '',
    'Missing character: There is no ሴ (U+1234) in font TeXGyrePagella:mode=node;script=latn;+tlig;!',
    'Missing character: There is no ሴ (U+1234) in font TeXGyrePagella:mode=node;script=latn;+tlig;!',
    'No file chapters/lost.tex.',
    'No file book.toc.',
    '',
    'LaTeX Warning: Label(s) may have changed. Rerun to get cross-references right.',
    '',
    'LaTeX Warning: There were undefined references.',
  );
  expect(found.map(({ code, severity, place }) => [code, severity, place?.line])).toEqual([
    ['latex/undefined-reference', 'warning', 7],
    ['latex/undefined-reference', 'warning', 8],
    ['latex/duplicate-label', 'warning', undefined],
    ['latex/font-substitution', 'warning', 15],
    ['latex/missing-glyph', 'error', undefined],
    ['latex/missing-file', 'error', undefined],
  ]);
  expect(found[4]?.message).toBe(
    'The font TeXGyrePagella has no character ሴ (U+1234); it is missing on the page.',
  );
});

test('a printer whose margins are wide for the book is told about', () => {
  const [found] = parse(
    '(./book.tex (/book/layout.tex',
    "Package chiaroscuro Warning: Pages are reduced to 0.94101 of their size: the printer's margins leave 397.48502pt for \\fullmeasure on input line 19.",
    '',
  );
  expect(found).toMatchObject({
    code: 'latex/reduced-pages',
    severity: 'warning',
    message:
      'Pages are set at 94.1 % of their size: the printer’s margins leave 397.5 pt for \\fullmeasure.',
    place: { file: 'layout.tex', line: 19 },
  });
});

test('a clean transcript gives nothing, whatever its statistics say', () => {
  expect(
    parse('(./a.tex [1])', 'Here is how much of LuaTeX’s memory you used:', './a.tex:1: nothing'),
  ).toEqual([]);
});

test('a request for another run is recognised', () => {
  expect(
    needsRerun('LaTeX Warning: Label(s) may have changed. Rerun to get cross-references right.'),
  ).toBe(true);
  expect(needsRerun('(biblatex)                Please (re)run Biber on the file:')).toBe(true);
  expect(needsRerun('Output written on a.pdf (1 page, 100 bytes).')).toBe(false);
});
