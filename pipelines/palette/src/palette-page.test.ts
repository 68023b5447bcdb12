import { provePalette } from '@chiaroscuro/stylesheet/palette-proof';
import { readStylesheet } from '@chiaroscuro/stylesheet/read-stylesheet';
import { expect, test } from 'vitest';
import { describeFaults } from './describe-faults.ts';
import { palettePage } from './palette-page.ts';
import type { BookProof } from '@chiaroscuro/book-facts/prove-book';
import { meaningText, symbolMarkup } from './symbol-markup.ts';

const text = String.raw`\definehue{red}{screen=C4666A, print=B03A30}
\definehue{green}{screen=7C8A3C, print=55702A}
\definerole{paper}{screen=14161A, print=FFFFFF}
\definerole{ink}{screen=E8E6E1, print=111111}
\definesymbol{\vx}{red}{\symbf{x}}{input of \(\beta\) & co}
\definesymbol{\vy}{green}{\tilde y}{target}
\definecolourmap{heat}{screen={2A788E,FDE725}, print={440154,FDE725}}
`;

function prove(source: string): BookProof {
  const stylesheet = readStylesheet(text, 'maths-preamble.tex');
  const drawings = [{ figure: 'ellipse/cut', file: 'cut.tex', source }];
  const shown = (hex: string): string => hex;
  const editions = (['screen', 'print'] as const).map((name) => {
    const edition = { name, medium: name };
    return { ...provePalette({ stylesheet, text, edition, drawings, shown }), shown };
  });
  return { stylesheet, editions };
}

const alike = String.raw`\begin{axis}\addplot[vx] {x}; \addplot[vy] {x};\end{axis}`;

test('the page shows each symbol with its meaning in both editions, and asks for no other file', () => {
  const page = palettePage('Book <1>', prove(alike));
  expect(page.match(/<b><i>x<\/i><\/b>/g)!.length).toBeGreaterThanOrEqual(2);
  expect(page).toContain('input of β &amp; co');
  expect(page).toContain('Book &lt;1&gt;');
  expect(page).toContain('--paper:#14161A');
  expect(page).toContain('--paper:#FFFFFF');
  expect(page).toContain('heat');
  expect(page).not.toMatch(/(src|href)=|url\(|<script/);
  expect(page).not.toContain('undefined');
  expect(palettePage('Book <1>', prove(alike))).toBe(page);
});

test('a pair that only colour tells apart is told once for each edition, with figure, colours and vision', () => {
  const faults = describeFaults(prove(alike));
  expect(faults.map(({ place }) => place?.edition)).toEqual(['screen', 'print']);
  expect(faults[0]).toMatchObject({ code: 'preflight/colour-vision', severity: 'warning' });
  expect(faults[0]!.message).toMatch(
    /vx from vy in ellipse\/cut.*(protanopia|deuteranopia|greyscale)/,
  );
  expect(palettePage('b', prove(alike))).toContain('Nothing but colour.');
});

test('a pair with a second cue is no fault', () => {
  const proof = prove(alike.replace('[vy]', '[vy, dashed]'));
  expect(describeFaults(proof)).toEqual([]);
  expect(palettePage('b', proof)).toContain('Told apart by shape.');
});

test.each([
  [String.raw`\symbf{y}'`, '<b><i>y</i></b>′'],
  [String.raw`\tilde{\symbf{y}}`, '<b><i>y\u0303</i></b>'],
  [String.raw`\check z`, '<i>z\u030c</i>'],
  [String.raw`F_\infty`, '<i>F</i><sub>∞</sub>'],
  [String.raw`\symcal{H}`, '<span class="script">ℋ</span>'],
  [String.raw`\symcal{Y}`, '<span class="script">𝒴</span>'],
  ['E', '<i>E</i>'],
])('%s reads as it prints', (body, markup) => {
  expect(symbolMarkup(body).text).toBe(markup);
});

test('formulas in a meaning are letters', () => {
  expect(meaningText(String.raw`free energy at coldness \(\beta\)`)).toBe(
    'free energy at coldness β',
  );
});
