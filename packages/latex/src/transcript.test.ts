import { expect, test } from 'vitest';
import { parseTranscript } from './transcript.ts';

const context = { projectRoot: '/book', workFolder: '/book/build/typeset' };

/** Excerpts below are from transcripts of LuaHBTeX 1.15.0, with only paths and names changed. */
function parse(...lines: string[]) {
  return parseTranscript(lines.join('\n'), context);
}

test('an undefined macro is named, also inside another macro, and placed in the author’s file', () => {
  const found = parse(
    '/book/chapters/heat/kernel.tex:3: Undefined control sequence.',
    '<recently read> \\vq ',
    '    ',
    'l.3 Let $\\vq',
    '          =1$ and \\vq again \\foo.',
    'The control sequence at the end of the top line',
    "of your error message was never \\def'ed. If you have",
    "misspelled it (e.g., `\\hobx'), type `I' and the correct",
    "spelling (e.g., `I\\hbox'). Otherwise just continue,",
    "and I'll forget about whatever was undefined.",
    '',
    '/book/chapters/heat/kernel.tex:9: Undefined control sequence.',
    '\\energy ->\\vq ',
    '              +1',
    'l.9 $\\energy',
    '            $',
    'The control sequence at the end of the top line',
    '',
    '/book/chapters/heat/kernel.tex:10: Undefined control sequence.',
    'l.10 \\heat@kernel',
    '              {x}',
  );
  expect(found).toMatchObject([
    {
      code: 'latex/undefined-macro',
      severity: 'error',
      message: 'Undefined macro \\vq.',
      place: { file: 'chapters/heat/kernel.tex', line: 3 },
      excerpt: 'l.3 Let $\\vq=1$ and \\vq again \\foo.',
    },
    { message: 'Undefined macro \\heat@kernel.', place: { line: 10 } },
  ]);
});

test('follow-up errors on one line are folded into the first, other mistakes on it are not', () => {
  const found = parse(
    './a.tex:8: Missing $ inserted.',
    '<inserted text> ',
    '$',
    'l.8 x_1',
    '       ',
    "I've inserted a begin-math/end-math symbol since I think",
    'you left one out. Proceed, with fingers crossed.',
    '',
    './a.tex:8: Display math should end with $$.',
    '<to be read again> ',
    '\\tex_par:D ',
    'l.8 x_1',
    '       ',
    "The `$' that I just saw supposedly matches a previous `$$'.",
    '',
    './a.tex:8: Undefined control sequence.',
    'l.8 x_1 \\vq',
    '           ',
  );
  expect(found.map(({ message }) => message)).toEqual([
    'Missing $ inserted.',
    'Undefined macro \\vq.',
  ]);
});

test('a missing package names the Debian package that holds it', () => {
  const found = parse(
    '(./book.tex',
    '',
    "! LaTeX Error: File `siunitx.sty' not found.",
    '',
    'Type X to quit or <RETURN> to proceed,',
    'or enter new name. (Default extension: sty)',
    '',
    'Enter file name: ',
    './book.tex:3: Emergency stop.',
    '<read *> ',
    '   ',
    'l.3 \\usepackage',
    '             {cleveref}',
    '*** (cannot \\read from terminal in nonstop modes)',
    '',
    './book.tex:3:  ==> Fatal error occurred, no output PDF file produced!',
  );
  expect(found).toMatchObject([
    {
      code: 'latex/missing-package',
      hint: 'On Debian: apt-get install texlive-science',
      place: { file: 'build/typeset/book.tex' },
    },
  ]);
  // LaTeX had read on to line 3, which loads another package.
  expect(found[0]?.place?.line).toBeUndefined();
});

test('a missing file takes its line from where TeX stopped', () => {
  const found = parse(
    "! LaTeX Error: File `heat/kernel.tex' not found.",
    '',
    'Type X to quit or <RETURN> to proceed,',
    'or enter new name. (Default extension: tex)',
    '',
    'Enter file name: ',
    './book.tex:8: Emergency stop.',
    '<read *> ',
    '   ',
    'l.8 \\input{heat/kernel}',
    '                  ',
    '*** (cannot \\read from terminal in nonstop modes)',
  );
  expect(found).toMatchObject([
    {
      code: 'latex/missing-file',
      place: { file: 'build/typeset/book.tex', line: 8 },
      excerpt: 'l.8 \\input{heat/kernel}',
    },
  ]);
});

test('a missing table names figure and table, and the plot without points is not reported again', () => {
  const path = 'ellipse/build/tables/free-energy/grid.dat';
  const found = parse(
    'chiaroscuro: begin figure ellipse/free-energy',
    '(/book/chapters/ellipse/figures/free-energy/free-energy.tex',
    '',
    `/book/chapters/ellipse/figures/free-energy/free-energy.tex:6: Package pgfplots Error: Could not read table file '${path}' in 'search path=.'. In case you intended to provide inline data: maybe TeX screwed up your end-of-lines? Try \`row sep=crcr'.`,
    '',
    'See the pgfplots package documentation for explanation.',
    'Type  H <return>  for immediate help.',
    ' ... (refer to the pgfplotstable manual for details).',
    '',
    'See the pgfplots package documentation for explanation.',
    'Type  H <return>  for immediate help\\@err@    ',
    '                                              ',
    `l.6   \\addplot table {${path}};`,
    '                            ',
    'This error message was generated by an \\errmessage',
    '',
    'Package pgfplots Warning: the current plot has no coordinates (or all have been filtered away) on input line 6.',
    '',
    ')',
    'chiaroscuro: end figure ellipse/free-energy',
  );
  expect(found).toMatchObject([
    {
      code: 'latex/missing-table',
      place: {
        file: 'chapters/ellipse/figures/free-energy/free-energy.tex',
        line: 6,
        figure: 'ellipse/free-energy',
        table: 'grid',
      },
      excerpt: `l.6   \\addplot table {${path}};`,
    },
  ]);
});

test('an error inside a package’s file is placed in the author’s file, without the package’s line', () => {
  const found = parse(
    '(./book.tex (/usr/share/texmf/tex/odd.sty',
    '/usr/share/texmf/tex/odd.sty:77: Missing number, treated as zero.',
    '<to be read again> ',
    'l.77 \\hskip x',
    '             ',
    '',
  );
  expect(found[0]?.place).toEqual({ file: 'build/typeset/book.tex' });
});

test('a file that ends too early says what is never closed', () => {
  const found = parse(
    '(./brace.tex',
    ')',
    'Runaway argument?',
    '{ \\end {document} ',
    '! File ended while scanning use of \\@argdef.',
    '<inserted text> ',
    '\\par ',
    '<*> brace',
    '      ',
    "I suspect you have forgotten a `}', causing me",
    '',
    '! Emergency stop.',
    '<*> brace',
    '      ',
    '*** (job aborted, no legal \\end found)',
    '',
    '!  ==> Fatal error occurred, no output PDF file produced!',
  );
  expect(found).toMatchObject([
    {
      message: 'File ended while scanning use of \\@argdef.',
      place: { file: 'build/typeset/brace.tex' },
      excerpt: 'Runaway: { \\end {document}',
    },
  ]);
});

test('a Lua error names chunk and line, and the source line that ran it', () => {
  const found = parse(
    '(./a.tex',
    '[\\directlua]:1: boom',
    'stack traceback:',
    "\t[C]: in function 'error'",
    '\t[\\directlua]:1: in main chunk.',
    'l.5 x \\directlua{error("boom")}',
    '                              ',
    'The lua interpreter ran into a problem, so the',
    'remainder of this lua chunk will be ignored.',
  );
  expect(found).toMatchObject([
    {
      message: 'Lua ([\\directlua], line 1): boom.',
      place: { file: 'build/typeset/a.tex', line: 5 },
    },
  ]);
});

test.each([
  ['TeX capacity exceeded, sorry [input stack size=10000].', 'latex/error'],
  ['TeX capacity exceeded, sorry [node memory size=64641937]', 'latex/memory-limit'],
  ['error:  (lua): not enough memory', 'latex/memory-limit'],
  ["I can't write on file `../x.txt'.", 'book/path-escapes'],
  ['Package fontspec Error: The font "TeXGyreBonum" cannot be found.', 'latex/font-substitution'],
  ["Package xcolor Error: Undefined color `pinkish'.", 'stylesheet/unknown'],
  ['Package chiaroscuro Error: Figure ellipse/lost does not exist', 'figure/missing'],
  ['LaTeX Error: Environment figur undefined.', 'latex/undefined-macro'],
  [
    "Package pgfplots Error: Sorry, could not retrieve column 'F' from table 't'. Check.",
    'table/columns',
  ],
])('%s is %s', (message, code) => {
  expect(parse(`./a.tex:4: ${message}`, '', 'l.4 x', '   ')).toMatchObject([
    { code, severity: 'error', place: { line: 4 } },
  ]);
});
