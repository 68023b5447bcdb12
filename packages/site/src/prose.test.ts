import { expect, test } from 'vitest';
import { parseNumbers } from './computed-numbers.ts';
import { macroDefinitions } from './macro-definitions.ts';
import { formulaRenderer } from './mathematics.ts';
import { renderProse, type ProseContext } from './prose.ts';
import { referencesOf } from './references.ts';

const sheet = String.raw`\definehue{pink}{screen=FEB9DE, print=C93A8B}
\definesymbol{\vx}{pink}{\symbf{x}}{observed input}
\newcommand\component[2]{\ensuremath{\mathcolor{v#1}{#1_{#2}}}} % \newcommand\none{}
\newcommand{\set}[1]{\{#1\}}
\newcommand\tr{^\top}
\DeclareMathOperator*{\argmin}{arg\,min}
`;
const definitions = macroDefinitions(sheet, 'maths-preamble.tex');
const references = referencesOf([
  { name: 'fig:wave/string', number: '1.2', page: '3' },
  { name: 'eq:sine', number: '1.1', page: '3' },
]);
const context: ProseContext = {
  chapter: 'wave',
  numbers: new Map([
    [
      'wave/string',
      parseNumbers(
        '\\definecomputed{wave/string}{peak}{-0.125}\n\\definecomputed{wave/string}{none}{-0.001}\n' +
          '\\definecomputed{wave/string}{large}{-1234567.8}\n\\definecomputed{wave/string}{small}{9999}\n',
      ),
    ],
  ]),
  definitions,
  formula: formulaRenderer(definitions),
  resolve: (label) => references.get(label),
};
const render = (tex: string): string => renderProse(tex, context).text;

test.each([
  [String.raw`Dots, 3--4~of them.`, 'Dots, 3–4\u00a0of them.'],
  ["It's a ``string''.", 'It’s a “string”.'],
  [String.raw`A \emph{free} one\index{string}.`, 'A <em>free</em> one.'],
  [
    String.raw`See \cref{fig:wave/string}.`,
    'See <a href="figures/wave/string.html">figure\u00a01.2</a>.',
  ],
  [String.raw`\Cref{eq:sine} and \eqref{eq:sine}`, 'Equation\u00a0(1.1) and (1.1)'],
  ['a < b & c', 'a &lt; b &amp; c'],
  ['one % not two\nthree', 'one three'],
])('%s', (tex, expected) => {
  expect(render(tex)).toBe(expected);
});

test('numbers are quoted as the book prints them, ties to even, and a rounded zero has no sign', () => {
  expect(render(String.raw`\computed[2]{string}{peak}`)).toBe('-0.12');
  expect(render(String.raw`\computed{string}{none}`)).toBe('0.00');
  expect(render(String.raw`\(\computed[3]{string}{peak}\)`)).toContain('<mn>0.125</mn>');
});

test('thin spaces part the figures of a number from five on', () => {
  expect(render(String.raw`\computed[1]{string}{large}`)).toBe('-1\u202f234\u202f567.8');
  expect(render(String.raw`\computed[0]{string}{small}`)).toBe('9999');
});

test('formulas are MathML whose colours are classes, indices and arguments included', () => {
  expect(render(String.raw`\(\vx\)`)).toContain('class="c-vx"');
  expect(render(String.raw`\(\component{x}{2}\)`)).toMatch(/class="c-vx"><mi>x<\/mi><mn>2<\/mn>/);
  expect(render(String.raw`\vx`)).toBe(render(String.raw`\(\vx\)`));
  expect(render(String.raw`\(\vx\tr\)`)).toContain('⊤');
  expect(render(String.raw`\([0,1[\)`)).not.toContain('<mn>0,1</mn>');
  expect(render(String.raw`\(\argmin\)`)).toContain('arg');
});

test('punctuation stays with the formula before it', () => {
  const rendered = render(String.raw`A \(x\), and \vx. So.`);
  expect(rendered).toMatch(
    /^A <span class="unbroken"><math.*<\/math>,<\/span> and <span class="unbroken"><math.*<\/math>\.<\/span> So\.$/,
  );
  expect(render(String.raw`\(x\) and so on.`)).not.toContain('unbroken');
});

test.each([
  [String.raw`\blink{x}`, 'does not know \\blink'],
  [String.raw`\(\blink\)`, '\\blink'],
  [String.raw`\cref{fig:nowhere}`, 'nothing is labelled "fig:nowhere"'],
  [String.raw`\computed{string}{length}`, 'computes no number called "length"'],
  [String.raw`\(x`, 'does not end'],
])('%s is refused, and the message says why', (tex, reason) => {
  expect(() => render(tex)).toThrow(reason);
});
