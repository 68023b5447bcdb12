import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { chart } from '../reader/plots.ts';
import { line } from '../reader/marks.ts';
import { compileSpec } from '../reader/vega-spec.ts';
import { mathjaxMacros } from './mathjax-macros.ts';
import { readPalettes } from './palettes.ts';

const file = path.resolve(import.meta.dirname, '../../../book/maths-preamble.tex');
const stylesheet = readFileSync(file, 'utf8');
/** Blue, of \vy, as it would be after an edit. */
const edited = stylesheet.replace(
  /(\\definehue\{blue\}\{screen=)\w+(, print=)\w+/,
  '$1ABCDE0$2102030',
);

const macros = (text: string) => mathjaxMacros({ text, file, light: 'print', dark: 'screen' });

const data = { tables: { curve: { columns: { y: [0, 1, 2], F: [0, 1, 4] } } } };
const plot = chart({
  x: { title: 'y', colour: 'vy' },
  layers: [line(data, 'curve', { x: 'y', y: 'F', colour: 'vy' })],
});

/** Read once: it takes a while on a busy machine. */
const ofEdited = macros(edited);

test('macros print what the book prints, in the colours of both editions', () => {
  const definitions = ofEdited.definitionsFor('$\\vytilde$ and $\\norm{\\vy}$, $\\argmin$');
  expect(definitions).toContain(
    '\\newcommand{\\vy}{{\\color{light-dark(#102030,#ABCDE0)}{\\boldsymbol{y}}}}',
  );
  expect(definitions).toContain('\\newcommand{\\norm}[1]{\\lVert #1\\rVert}');
  expect(definitions).toContain('\\newcommand{\\argmin}{\\operatorname*{arg\\,min}}');
  expect(definitions).toHaveLength(4);
});

test('macros of a macro come along, and only what is used', () => {
  const text =
    '\\definehue{blue}{screen=ABCDEF, print=123456}\n\\newcommand\\a{\\b}\\newcommand\\b{x}\\newcommand\\c{y}';
  expect(macros(text).definitionsFor('\\a')).toEqual([
    '\\newcommand{\\a}{\\b}',
    '\\newcommand{\\b}{x}',
  ]);
});

test('a colour in a macro with arguments is not taken for an argument', () => {
  expect(ofEdited.definitionsFor('\\adjoint{s}')[0]).toMatch(
    /^\\newcommand\{\\adjoint\}\[1\]\{\{\\color\{light-dark\(##\w{6},##\w{6}\)\}\{\\bar\{#1\}\}\}\}$/,
  );
});

test('a coloured operator is an operator still, and braces within a coloured part are kept', () => {
  expect(ofEdited.definitionsFor('\\Dec')[0]).toMatch(
    /^\\newcommand\{\\Dec\}\{\\mathop\{\{\\color\{light-dark\(#\w{6},#\w{6}\)\}\{\\operatorname\{Dec\}\}\}\}\\nolimits\}$/,
  );
  expect(ofEdited.definitionsFor('\\nodepoint{1}')[0]).toMatch(
    /\)\}\{\\tilde\{\\boldsymbol\{y\}\}_\{#1\}\}\}\}$/,
  );
});

test('a macro whose colour follows from its argument is refused, with what to write instead', () => {
  expect(() => ofEdited.definitionsFor('\\component{y}{1}')).toThrow(UserError);
});

test.each(['print', 'screen'])(
  'one colour of the stylesheet changes the pictures (%s)',
  async (edition) => {
    const draw = async (text: string) =>
      compileSpec({ plot, palette: readPalettes(text, file)[edition]!, description: 'a curve' });
    const [before, after] = [await draw(stylesheet), await draw(edited)];
    const colour = edition === 'print' ? '#102030' : '#ABCDE0';
    expect(after.svg).toContain(`stroke="${colour}"`);
    expect(JSON.stringify(after.spec)).toContain(`"titleColor":"${colour}"`);
    expect(before.svg).not.toContain(colour);
    // The paper is the edition's own.
    const paper = readPalettes(stylesheet, file)[edition]!.colours['paper'];
    expect(after.svg).toContain(`fill="#${paper}"`);
  },
);

test('equal pictures are equal bytes, and an unknown colour is named', async () => {
  const palette = readPalettes(stylesheet, file)['print']!;
  const svgs = await Promise.all(
    [1, 2].map(async () => (await compileSpec({ plot, palette, description: 'a curve' })).svg),
  );
  expect(svgs[0]).toBe(svgs[1]);
  const odd = chart({ layers: [line(data, 'curve', { x: 'y', y: 'F', colour: 'vq' })] });
  await expect(compileSpec({ plot: odd, palette, description: '' })).rejects.toThrow(
    /no colour "vq"/,
  );
});
