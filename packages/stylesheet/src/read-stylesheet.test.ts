import { expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { readStylesheet } from './read-stylesheet.ts';
import { resolveEdition } from './resolve-edition.ts';

const text = String.raw`% a small stylesheet
\setmainfont{pagella}[Scale=1]
\newcommand\half{50\,\%}  % a percent sign that opens no comment
\definehue{pink}{screen=FCCDE5, print=A95E88}
\definehue {grey}
  {screen={D9D9D9}, % dark
   print=777777}
\definerole{ink}{screen=E8E6E1, print=1A1A1A}
\definerole{accent}{pink}
\definesymbol{\vx}{pink}{\symbfit{x}}{observed input, \(x\)}
\definesymbol{\radii}{ink}{\rho}{half axes}
\definecolourmap{energy}{
  screen={2A788E,FDE725}, % dark to light
  print={440154, 2A788E, FDE725}}
`;

test('hues, roles, symbols and colour maps are read with the lines they stand in', () => {
  const { editions, hues, roles, symbols, colourMaps } = readStylesheet(text, 'm.tex');
  expect(editions).toEqual(['screen', 'print']);
  expect(hues.get('pink')).toEqual({ values: { screen: 'FCCDE5', print: 'A95E88' }, line: 4 });
  expect(hues.get('grey')).toEqual({ values: { screen: 'D9D9D9', print: '777777' }, line: 5 });
  expect(roles.get('accent')).toEqual({ colour: { hue: 'pink' }, line: 9 });
  expect(symbols.get('vx')).toEqual({
    colour: 'pink',
    body: String.raw`\symbfit{x}`,
    meaning: String.raw`observed input, \(x\)`,
    line: 10,
  });
  expect(colourMaps.get('energy')?.stops['print']).toEqual(['440154', '2A788E', 'FDE725']);
});

test('an edition sees every hue, role and symbol as one value', () => {
  const { colours, colourMaps } = resolveEdition(readStylesheet(text, 'm.tex'), 'print');
  expect(colours).toEqual({
    accent: 'A95E88',
    grey: '777777',
    ink: '1A1A1A',
    pink: 'A95E88',
    radii: '1A1A1A',
    vx: 'A95E88',
  });
  expect(colourMaps).toEqual({ energy: ['440154', '2A788E', 'FDE725'] });
});

test('an edition that the stylesheet does not know is refused', () => {
  const stylesheet = readStylesheet(text, 'm.tex');
  expect(() => resolveEdition(stylesheet, 'audio')).toThrow(/"audio".*screen and print/);
});

test.each([
  [String.raw`\definehue{red}{screen=GG0000, print=AA0000}`, 'stylesheet/syntax'],
  [String.raw`\definehue{red}{screen=aa0000, print=AA0000}`, 'stylesheet/syntax'],
  [String.raw`\definehue{red}{AA0000}`, 'stylesheet/syntax'],
  [String.raw`\definehue{red}`, 'stylesheet/syntax'],
  [String.raw`\definesymbol{\vy}{pink}{y}`, 'stylesheet/syntax'],
  [String.raw`\definesymbol{vy}{pink}{y}{target}`, 'stylesheet/syntax'],
  [String.raw`\definecolourmap{flat}{screen={AA0000}, print={AA0000,BB0000}}`, 'stylesheet/syntax'],
  [String.raw`\definehue{red}{screen=AA0000}`, 'stylesheet/missing-edition'],
  [String.raw`\definehue{red}{screen=AA0000, print=AA0000, audio=AA0000}`, 'stylesheet/unknown'],
  [String.raw`\definerole{muted}{gray}`, 'stylesheet/unknown'],
  [String.raw`\definesymbol{\vy}{blue}{y}{target}`, 'stylesheet/unknown'],
  [String.raw`\definehue{red}{screen=AA0000, screen=AA0000, print=AA0000}`, 'stylesheet/duplicate'],
  [String.raw`\definehue{ink}{screen=AA0000, print=AA0000}`, 'stylesheet/duplicate'],
  [String.raw`\definesymbol{\pink}{pink}{p}{a symbol named as a hue}`, 'stylesheet/duplicate'],
])('%s is one %s, in its own line', (mistake, code) => {
  const diagnostics = mistakesIn(text + mistake);
  expect(diagnostics).toMatchObject([{ code, place: { file: 'm.tex', line: 15 } }]);
});

test('all mistakes are told at once', () => {
  const mistakes = String.raw`\definerole{a}{gray}` + '\n' + String.raw`\definerole{b}{gray}`;
  expect(mistakesIn(text + mistakes).map(({ place }) => place?.line)).toEqual([15, 16]);
});

test('a symbol and a colour map may share a name', () => {
  const more = text + String.raw`\definesymbol{\energy}{pink}{E}{energy}`;
  expect(readStylesheet(more, 'm.tex').symbols.has('energy')).toBe(true);
});

test('a declaration that is commented out declares nothing', () => {
  const { hues } = readStylesheet(text + String.raw`% \definehue{red}{screen=1, print=2}`, 'm.tex');
  expect([...hues.keys()]).toEqual(['pink', 'grey']);
});

function mistakesIn(source: string) {
  try {
    readStylesheet(source, 'm.tex');
  } catch (error) {
    if (error instanceof UserError) return error.diagnostics;
    throw error;
  }
  return [];
}
