import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readStyleDefinitions } from './style-definitions.ts';
import { readStylesheet } from './read-stylesheet.ts';

const screen = { name: 'screen', medium: 'screen' } as const;
const print = { name: 'print', medium: 'print' } as const;
const read = (text: string, edition: typeof screen | typeof print = screen) =>
  readStyleDefinitions(text, edition);
const meanings = (
  text: string,
  edition: typeof screen | typeof print = screen,
): Record<string, string> =>
  Object.fromEntries(
    [...read(text, edition).definitions].map(([key, { meaning }]) => [key, meaning]),
  );

test.each<[text: string, expected: Record<string, string>]>([
  ['\\definehue{pink}{screen=fEB9DE, print=C93A8B}', { 'colour pink': 'FEB9DE' }],
  ['\\definerole{ink}{print=111111, screen=E8E6E1}', { 'colour ink': 'E8E6E1' }],
  ['\\definerole{muted}{grey}', { 'colour muted': 'grey' }],
  [
    '\\definecolourmap{heat}{\n screen={000000,\nFFFFFF},\n print={FFFFFF}}',
    { 'map heat': '000000,FFFFFF' },
  ],
  ['\\definetypesize{\\small} {9}{12}', { 'size small': '9/12' }],
  ['\\newlength\\measure \\setlength\\measure{318pt}', { 'length measure': '318pt' }],
  ['\\newlength{\\measure}\\setlength {\\measure} {318pt}', { 'length measure': '318pt' }],
  ['\\colorlet{pale}{ink!20}', { 'colour pale': '\\colorlet{pale}{ink!20}' }],
  ['\\definecolor{gold}{HTML}{FFD700}', { 'colour gold': '\\definecolor{gold}{HTML}{FFD700}' }],
  ['\\newcommand\\a{x}', { 'macro a': '\\newcommand\\a{x}' }],
  ['\\newcommand*{\\a}[2][b]{#1 #2}', { 'macro a': '\\newcommand*\\a[2][b]{#1 #2}' }],
  ['\\providecommand\\a\\b', { 'macro a': '\\providecommand\\a\\b' }],
  ['\\renewcommand\\a{x}', { 'macro a': '\\renewcommand\\a{x}' }],
  [
    '\\NewDocumentCommand \\a { O{b} m } {x}',
    { 'macro a': '\\NewDocumentCommand\\a{ O{b} m }{x}' },
  ],
  ['\\RenewDocumentCommand\\a{m}{x}', { 'macro a': '\\RenewDocumentCommand\\a{m}{x}' }],
  [
    '\\DeclareMathOperator*{\\argmin}{arg\\,min}',
    { 'macro argmin': '\\DeclareMathOperator*\\argmin{arg\\,min}' },
  ],
  ['\\def\\a#1#2{x}', { 'macro a': '\\def\\a#1#2{x}' }],
  [
    '\\global\\long\\edef\\a{x}',
    { 'macro a': '\\global\\long\\edef\\a{x} (after 0 statements for every drawing)' },
  ],
  ['\\let\\a=\\b', { 'macro a': '\\let\\a=\\b (after 0 statements for every drawing)' }],
  [
    '\\newif\\ifdraft',
    {
      'macro ifdraft': '\\newif\\ifdraft',
      'macro drafttrue': '\\newif\\ifdraft',
      'macro draftfalse': '\\newif\\ifdraft',
    },
  ],
  [
    '\\newenvironment{box}[1]{a}{b}',
    {
      'macro box': '\\newenvironment{box}[1]{a}{b}',
      'macro endbox': '\\newenvironment{box}[1]{a}{b}',
    },
  ],
  [
    '\\newfontfamily\\lining{pagella}[Numbers=Lining]',
    { 'macro lining': '\\newfontfamily\\lining{pagella}[Numbers=Lining]' },
  ],
  [
    '\\tikzset{fine/.style={draw, thin}, /tikz/bold/.style = {thick}}',
    { 'style fine': '.style={draw, thin}', 'style bold': '.style={thick}' },
  ],
  [
    '\\pgfplotsset{book axis/.style={a}, book axis/.append style={b}}',
    { 'style book axis': '.style={a}; .append style={b}' },
  ],
  [
    '\\tikzset{a/.style n args={2}{#1}, b/.code=\\x, c/.initial=1, d/.style args={#1:#2}{#2}}',
    {
      'style a': '.style n args={2}{#1}',
      'style b': '.code=\\x',
      'style c': '.initial=1',
      'style d': '.style args={#1:#2}{#2}',
    },
  ],
  ['\\tikzset{mine/.cd, a/.style={b}}', { 'style mine/a': 'mine/.style={b}' }],
  [
    '\\tikzset{a/.is choice, a/b/.style={c}}',
    { 'style a': '.is choice', 'style a/b': '.style={c}' },
  ],
])('%s is read as %j', (text, expected) => {
  expect(meanings(text)).toEqual(expected);
});

test('a symbol is a macro in the colour of its own name', () => {
  const text = '\\definesymbol{\\vz}{orange}{\\symbf{z}}{latent variable}';
  expect(meanings(text)).toEqual({
    'macro vz': '\\symbf{z}',
    'colour vz': 'orange',
    'notation symbols': '\\vz: latent variable (orange)',
  });
});

test('\\ifprint is decided by the medium, in a statement and around it', () => {
  const text =
    '\\newlength\\a \\ifprint \\setlength\\a{56pt}\\else \\setlength\\a{43pt}\\fi\n\\newcommand\\b{\\ifprint x\\else\\ifx y\\fi z\\fi}';
  expect(meanings(text, print)).toEqual({ 'length a': '56pt', 'macro b': '\\newcommand\\b{x}' });
  expect(meanings(text)).toEqual({
    'length a': '43pt',
    'macro b': '\\newcommand\\b{\\ifx y\\fi z}',
  });
});

test.each([
  ['\\setmainfont{pagella}', 'a font'],
  ['\\tikzset{every picture/.style={ink}}', 'a style of every picture'],
  ['\\pgfplotsset{compat=1.18}', 'a key without a handler'],
  ['\\tikzset{line/.is family}', 'a handler that is not known'],
  ['\\expandafter\\newcommand\\csname a\\endcsname{x}', 'a name that is built'],
  ['\\ifx\\a\\b \\newcommand\\c{x}\\fi', 'a definition under a condition'],
  ['\\ifdefined\\a\n\n\\newcommand\\c{x}\n\n\\fi', 'a definition under a condition, on its own'],
  ['{\\newcommand\\c{x}}', 'a definition in a group'],
  ['\\begingroup \\gdef\\c{x}\\endgroup', 'a definition in a group of another kind'],
  ['\\ExplSyntaxOn \\newcommand\\c{x}\\ExplSyntaxOff', 'a definition in another syntax'],
  ['\\AtBeginDocument{\\newcommand\\c{x}}', 'a definition that is put off'],
  ['\\robustly\\newcommand\\c{x}', 'a definition that another command takes'],
  ['\\newcommand\\c', 'a definition without an end'],
  ['\\catcode`\\!=13 \\newcommand\\c{x}', 'a stylesheet that changes how it is read'],
])('%s defines nothing by name and concerns every drawing: %s', (text) => {
  const { common, definitions } = read(text);
  expect([...definitions.keys()]).toEqual([]);
  expect(common.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
});

test.each([
  ['\\renewcommand\\arraystretch{1.2}', 'macro arraystretch'],
  ['\\def\\baselinestretch{1}', 'macro baselinestretch'],
  ['\\setlength\\parindent{0pt}', 'length parindent'],
  ['\\tikzset{help lines/.style={draw}}', 'style help lines'],
  ['\\tikzset{axis/.append style={draw}}', 'style axis'],
  ['\\definehue{black}{screen=000000}', 'colour black'],
  ['\\definetypesize{\\normalsize}{10}{13}', 'size normalsize'],
])('%s changes what packages may use without being asked', (text, key) => {
  expect(read(text).definitions.get(key)?.isImplied).toBe(true);
});

test.each([
  ['\\newcommand\\a{x} % note', '\\newcommand\\a  {x}'],
  ['\\newcommand\\a{x%\n  y}', '\\newcommand\\a{xy}'],
  [
    '\\tikzset{\n  a/.style={b}, % note\n  c/.style = { d },\n}',
    '\\tikzset{a/.style={b},c/.style={d}}',
  ],
  ['\\tikzset{a/.style={b}}\n\n\n\\tikzset{c/.style={d}}', '\\tikzset{a/.style={b},c/.style={d}}'],
  ['\\definehue{a}{screen=000000, print=FFFFFF}', '\\definehue{a}{screen=000000,print=123456}'],
])('%j and %j mean the same on a screen', (one, other) => {
  expect(meanings(one)).toEqual(meanings(other));
  expect(read(one).common).toBe(read(other).common);
});

test.each([
  ['\\newcommand\\a{x y}', '\\newcommand\\a{xy}'],
  ['\\newcommand\\a{x\n\ny}', '\\newcommand\\a{x y}'],
  ['\\newcommand\\a{\\verb|x  y|}', '\\newcommand\\a{\\verb|x y|}'],
  ['\\newcommand\\a[1]{x}', '\\newcommand\\a{x}'],
  ['\\DeclareMathOperator\\a{x}', '\\DeclareMathOperator*\\a{x}'],
  [
    '\\definehue{a}{screen=000000}\\colorlet{b}{a}\\colorlet{a}{red}',
    '\\definehue{a}{screen=000000}\\colorlet{a}{red}\\colorlet{b}{a}',
  ],
  [
    '\\newlength\\a\\setlength\\a{2em}\\setmainfont{x}',
    '\\setmainfont{x}\\newlength\\a\\setlength\\a{2em}',
  ],
  ['\\let\\a\\b\\renewcommand\\b{x}', '\\renewcommand\\b{x}\\let\\a\\b'],
  [
    '\\newlength\\a\\pagecolor{blue}\\definehue{blue}{screen=000000}',
    '\\newlength\\a\\definehue{blue}{screen=000000}\\pagecolor{blue}',
  ],
])('%j and %j do not mean the same', (one, other) => {
  const [first, second] = [read(one), read(other)];
  expect([first.common, meanings(one)]).not.toEqual([second.common, meanings(other)]);
});

test('definitions know their lines', () => {
  const lines = [
    ...read('% head\n\\newcommand\\a{x%\ny}\n\n\\tikzset{\n  b/.style={c},\n  d/.style={e}}')
      .definitions,
  ];
  expect(lines.map(([key, { line }]) => [key, line])).toEqual([
    ['macro a', 2],
    ['style b', 6],
    ['style d', 7],
  ]);
});

const book = readFileSync(new URL('../../../book/maths-preamble.tex', import.meta.url), 'utf8');

test.each([screen, print])(
  'in the stylesheet of the book every name is found ($name)',
  (edition) => {
    const { common, definitions } = read(book, edition);
    const { hues, roles, symbols, colourMaps } = readStylesheet(book, 'maths-preamble.tex');
    const code = book.replaceAll(/(?<!\\)%.*/g, '');
    const matches = (pattern: RegExp): string[] =>
      [...code.matchAll(pattern)].map(([, name]) => name!);
    const expected = [
      ...[...hues.keys(), ...roles.keys(), ...symbols.keys()].map((name) => `colour ${name}`),
      ...[...symbols.keys()].map((name) => `macro ${name}`),
      ...[...colourMaps.keys()].map((name) => `map ${name}`),
      ...matches(/\\definetypesize\{\\(\w+)\}/g).map((name) => `size ${name}`),
      ...matches(/\\(?:new|set)length\\(\w+)/g).map((name) => `length ${name}`),
      ...matches(/\\(?:newcommand|newfontfamily|DeclareMathOperator\*?)\{?\\(\w+)/g).map(
        (name) => `macro ${name}`,
      ),
      ...matches(/(?:^|[,{])\s*(?!every)([a-z][a-z ]*)\/\.style/gm).map((name) => `style ${name}`),
      'notation symbols',
    ];
    expect([...definitions.keys()].sort()).toEqual(expect.arrayContaining(expected.sort()));
    expect(definitions.size).toBe(new Set(expected).size);
    // Nothing of a definition is left in what every drawing depends on but what it uses.
    const used =
      /^(macro (e|D|R|set|mean|pos)|size normalsize|colour ink|style (fine|bold|arrows|dot|label|note|cross))$/;
    for (const [key, { name }] of definitions) {
      if (!used.test(key)) expect(common).not.toMatch(new RegExp(`(?<![\\w-])${name}(?![\\w-])`));
    }
  },
);
