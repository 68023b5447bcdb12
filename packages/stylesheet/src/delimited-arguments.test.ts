import { expect, test } from 'vitest';
import { definesDelimited } from './delimited-arguments.ts';
import { readStyleDefinitions } from './style-definitions.ts';
import { styleUses } from './style-uses.ts';

test.each([
  '\\def\\paint(#1){\\fill[#1]}',
  '\\gdef\\paint#1;{\\fill[#1]}',
  '\\def\\ab #1 #2{x}',
  '\\tikzset{from/.style args={(#1)}{draw=#1}}',
  '\\NewDocumentCommand{\\paint}{O{x} r()}{x}',
  '\\NewDocumentEnvironment{paint}{+m d<>}{x}{y}',
])('%s takes arguments without braces or brackets', (text) => {
  expect(definesDelimited(text)).toBe(true);
});

test.each([
  '\\def\\paint#1#2{\\fill[#1] (#2);}',
  '\\def\\paint{\\def\\inner##1{x}}',
  '\\newcommand\\paint[1]{(#1)}',
  '\\NewDocumentCommand\\paint{s O{blue} m}{\\textbf{#1}}',
  '\\tikzset{from/.style n args={2}{#1}}',
])('%s does not', (text) => {
  expect(definesDelimited(text)).toBe(false);
});

const colours = '\\definehue{vx}{screen=000000}\\definehue{vy}{screen=FFFFFF}';

test.each([
  ['between/.style args={(#1) and (#2)}{left color=#1}', '\\draw[between=(vx) and (vy)] (0,0);'],
  ['title/.style 2 args={draw=#1}', '\\draw[title={vx}{vy}] (0,0);'],
])('with the key %s in the stylesheet what looks like text counts in %s', (key, drawing) => {
  const stylesheet = `${colours}\\tikzset{${key}}`;
  const definitions = readStyleDefinitions(stylesheet, { name: 'screen', medium: 'screen' });
  const uses = [...styleUses([drawing], definitions).keys()];
  expect(uses).toEqual(expect.arrayContaining(['colour vx', 'colour vy']));
});
