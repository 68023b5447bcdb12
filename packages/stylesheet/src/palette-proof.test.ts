import { expect, test } from 'vitest';
import { paletteFacts } from './palette-facts.ts';
import { provePalette, type PaletteProof } from './palette-proof.ts';
import { readStylesheet } from './read-stylesheet.ts';

// To dichromats without red or green cones the red and the green are one; blue is blue to nearly all.
const text = String.raw`\definehue{red}{screen=C4666A}
\definehue{green}{screen=7C8A3C}
\definehue{blue}{screen=8FC4F0}
\definerole{paper}{screen=14161A}
\definerole{ink}{screen=E8E6E1}
\definerole{rule}{screen=6E7178}
\definesymbol{\vx}{red}{x}{input}
\definesymbol{\vy}{green}{y}{target}
\definesymbol{\vz}{blue}{z}{latent}
\newlength\heavy \setlength\heavy{1.2pt}
\tikzset{bold/.style={line width=\heavy}, dashed line/.style={dash pattern=on 3pt off 2pt}}
\pgfplotsset{datum/.style={only marks, mark=*}}
`;

function prove(code: string): PaletteProof {
  const edition = { name: 'screen', medium: 'screen' } as const;
  const source = String.raw`\begin{tikzpicture}\begin{axis}${code}\end{axis}\end{tikzpicture}`;
  const drawings = [{ figure: 'a/b', file: 'b.tex', source }];
  return provePalette({
    stylesheet: readStylesheet(text, 'maths-preamble.tex'),
    text,
    edition,
    drawings,
  });
}

const missing = (code: string): string[] =>
  paletteFacts(prove(code)).colourPairs.map(({ first, second }) => `${first} ${second}`);

const red = String.raw`\addplot[vx] {x};`;
const green = String.raw`\addplot[vy] {x};`;

test('two curves that differ only as red and green do are a pair that some readers cannot tell apart', () => {
  const { colourPairs } = paletteFacts(prove(red + green));
  expect(colourPairs).toHaveLength(1);
  expect(colourPairs[0]).toMatchObject({ figure: 'a/b', first: 'vx', second: 'vy' });
  expect(['protanopia', 'deuteranopia', 'greyscale']).toContain(colourPairs[0]!.vision);
  expect(colourPairs[0]!.distance).toBeLessThan(10);
});

test('colours far apart to every vision need nothing else', () => {
  const [pair] = prove(`${red}\\addplot[vz] {x};`).figures[0]!.pairs;
  expect(pair!.close).toEqual([]);
  expect(missing(`${red}\\addplot[vz] {x};`)).toEqual([]);
});

test.each([
  ['a dash', String.raw`\addplot[vy, dashed line] {x};`],
  ['a mark', String.raw`\addplot[datum, vy] {x};`],
  ['weight', String.raw`\addplot[bold, vy] {x};`],
  ['axes of its own', String.raw`\end{axis}\begin{axis}\addplot[vy] {x};`],
  ['labels of both', String.raw`${green}\node {$\vx$}; \node[text=vy] {target};`],
  [
    'a declared label',
    String.raw`${green}\node {$\vx$}; \node {the target}; \cues{vy: "the target"}`,
  ],
])('%s tells them apart', (_, second) => {
  expect(missing(red + second)).toEqual([]);
});

test.each([
  ['a label of one alone', String.raw`${green}\node {$\vx$};`],
  ['a place outside of all axes', String.raw`\end{axis}\addplot[vy] {x};\begin{axis}`],
  ['labels in other axes', String.raw`${green}\end{axis}\begin{axis}\node {$\vx$}; \node {$\vy$};`],
  ['a declared label that is not there', String.raw`${green}\node {$\vx$}; \cues{vy: "target"}`],
  ['a slightly wider line', String.raw`\addplot[vy, line width=0.8pt] {x};`],
])('%s does not', (_, second) => {
  expect(missing(red + second)).toEqual(['vx vy']);
});

test('a declared cue that the drawing lacks helps nobody, and is told', () => {
  const { mistakes } = prove(String.raw`${red}${green}\cues{vy: dashed line, "target"; vz: dot}`);
  expect(mistakes.map(({ message }) => message)).toEqual([
    expect.stringContaining('tell vy by dashed line'),
    expect.stringContaining('tell vy by "target"'),
    expect.stringContaining('draws nothing in vz'),
  ]);
  expect(mistakes[0]).toMatchObject({
    code: 'preflight/colour-vision',
    place: { file: 'b.tex', line: 1 },
  });
  expect(missing(String.raw`${red}${green}\node {$\vx$}; \cues{vy: dashed line}`)).toEqual([
    'vx vy',
  ]);
});

test('every colour that is read has its contrast, and what is only drawn is not read', () => {
  const { colours, paper } = prove('');
  expect(paper).toBe('14161A');
  expect(colours.find(({ name }) => name === 'ink')).toMatchObject({ use: 'body' });
  expect(colours.find(({ name }) => name === 'ink')!.ratio).toBeCloseTo(14.52, 2);
  expect(paletteFacts(prove('')).colours.read.map(({ name }) => name)).toEqual([
    'ink',
    'vx',
    'vy',
    'vz',
  ]);
});

test('in print, colours are judged as the inks give them', () => {
  const edition = { name: 'screen', medium: 'screen' } as const;
  const stylesheet = readStylesheet(text, 'maths-preamble.tex');
  const drawings = [{ figure: 'a/b', file: 'b.tex', source: `${red}\\addplot[vz] {x};` }];
  const shown = (hex: string): string => (hex === '14161A' ? 'FFFFFF' : '808080');
  const proof = provePalette({ stylesheet, text, edition, drawings, shown });
  expect(proof.colours.find(({ name }) => name === 'vx')!.hex).toBe('808080');
  expect(proof.paper).toBe('FFFFFF');
});
