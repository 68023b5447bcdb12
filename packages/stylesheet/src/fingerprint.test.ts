import { expect, test } from 'vitest';
import { fingerprintStylesheet, normaliseStylesheet } from './fingerprint.ts';

const text = String.raw`% maths-preamble
\RequirePackage{amsmath}
\setmainfont{pagella}[Numbers=OldStyle] % prose
\newcommand\half{50\% of it}
\newcommand\long{first

second}
\definehue{pink}{screen=FCCDE5, print=A95E88}
\definerole{ink}{screen=E8E6E1, print=1A1A1A}
\definerole{accent}{pink}
\definesymbol{\vx}{pink}{\symbfit{x}}{observed input}
\definecolourmap{energy}{screen={2A788E,FDE725}, print={440154,FDE725}}
\newcommand\code{\verb|a %  b|}
`;

const print = { name: 'print', medium: 'print' } as const;
const screen = { name: 'screen', medium: 'screen' } as const;
const hash = (source: string, edition = 'print'): string =>
  fingerprintStylesheet(source, edition === 'print' ? print : screen);
function edit(from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

test.each([
  ['% maths-preamble', '% THE stylesheet'],
  ['% maths-preamble\n', ''],
  [' % prose', ' % old-style numerals'],
  [' % prose', ''],
  ['\\RequirePackage{amsmath}\n', '\\RequirePackage{amsmath} % for align\n\n\n'],
  ['{pink}{screen=FCCDE5, print=A95E88}', '{ pink }\n  {print = A95E88,  screen=FCCDE5}'],
  ['{screen=FCCDE5, print=A95E88}', '{screen=FCCDE5, % glows\n print=A95E88}'],
  ['screen=FCCDE5', 'screen=FFFFFF'],
  ['screen=E8E6E1, ', ''],
  ['screen={2A788E,FDE725}', 'screen={000000,111111,222222}'],
  ['\\definerole{accent}', '   \\definerole{accent}'],
])('the print edition does not depend on %j becoming %j', (from, to) => {
  expect(hash(edit(from, to))).toBe(hash(text));
});

test.each([
  ['print=A95E88', 'print=A95E89'],
  ['print=1A1A1A', 'print=111111'],
  ['print={440154,FDE725}', 'print={440154,21918C,FDE725}'],
  ['{accent}{pink}', '{accent}{ink}'],
  ['\\symbfit{x}', '\\symbf{x}'],
  ['observed input', 'observed'],
  ['\\vx', '\\vX'],
  ['pagella', 'termes'],
  ['50\\% of it', '50\\% of all'],
  ['50\\% of it', '50 \\% of it'],
  ['first\n\nsecond', 'first\nsecond'],
  ['first\n\nsecond', 'first% \n\n\nsecond%'],
  ['|a %  b|', '|a % b|'],
  ['|a %  b|', '|a %  c|'],
  ['Numbers=OldStyle', 'Numbers=Lining'],
])('the print edition depends on %j becoming %j', (from, to) => {
  expect(hash(edit(from, to))).not.toBe(hash(text));
});

test('editing the print value changes the print edition only, the screen value the screen edition only', () => {
  const print = edit('print=A95E88', 'print=000000');
  expect(hash(print, 'screen')).toBe(hash(text, 'screen'));
  expect(hash(print, 'print')).not.toBe(hash(text, 'print'));
  const screen = edit('screen=FCCDE5', 'screen=000000');
  expect(hash(screen, 'print')).toBe(hash(text, 'print'));
  expect(hash(screen, 'screen')).not.toBe(hash(text, 'screen'));
});

test('line endings of another system make no difference', () => {
  expect(hash(text.replaceAll('\n', '\r\n'))).toBe(hash(text));
});

test('a comment joins the lines around it as TeX does', () => {
  expect(normaliseStylesheet('\\newcommand\\a{x%\n   y}', print)).toBe('\\newcommand\\a{xy}');
  expect(normaliseStylesheet('\\newcommand\\a{x\n   y}', print)).toBe('\\newcommand\\a{x y}');
});

test('each value of the edition is in the normal form once, and no value of another', () => {
  const normal = normaliseStylesheet(text, print);
  expect(normal).toContain('\\definehue{pink}{A95E88}');
  expect(normal).toContain('\\definecolourmap{energy}{440154,FDE725}');
  expect(normal).not.toMatch(/FCCDE5|E8E6E1|2A788E|screen/);
});

test('what is kept for another medium does not count', () => {
  const source = (width: string) =>
    `\\ifprint \\setlength\\gap{2pt}\\else \\setlength\\gap{${width}}\\fi\n`;
  expect(hash(source('3pt'), 'print')).toBe(hash(source('4pt'), 'print'));
  expect(hash(source('3pt'), 'screen')).not.toBe(hash(source('4pt'), 'screen'));
});
