import { expect, test } from 'vitest';
import { readPressProfile } from '@chiaroscuro/latex/press-profile';
import { checkOwnInks, parseOwnInks } from './own-inks.ts';
import { openPress } from './press-colours.ts';
import { formatPressPalette } from './press-palette.ts';
import { readStylesheet } from './read-stylesheet.ts';
import { resolveEdition } from './resolve-edition.ts';

const text = String.raw`\definehue{pink}{screen=FEB9DE, print=C93A8B/10/85/5/0}
\definehue{rose}{screen=FEB9DE, print=C93A8B}
\definerole{ink}{screen=E8E6E1, print=111111/60/40/40/100}
\definesymbol{\vx}{pink}{x}{observed input}
`;
const read = (source = text) => readStylesheet(source, 'm.tex');

test('inks are written in per cent behind the colour that they print', () => {
  expect(parseOwnInks('C93A8B/10/85.5/5/0')).toEqual({
    hex: 'C93A8B',
    inks: [0.1, 0.855, 0.05, 0],
  });
  for (const wrong of [
    'C93A8B',
    'C93A8B/10/85/5',
    'C93A8B/10/85/5/101',
    'C93A8B/.1/.8/0/0',
    'c93a8b/1/1/1/1',
  ])
    expect(parseOwnInks(wrong)).toBeUndefined();
});

test('a colour with inks of its own stays the colour it is for everybody else', () => {
  const colours = resolveEdition(read(), 'print');
  expect(colours.colours).toMatchObject({ pink: 'C93A8B', rose: 'C93A8B', vx: 'C93A8B' });
  expect(colours.ownInks).toEqual({
    ink: '111111/60/40/40/100',
    pink: 'C93A8B/10/85/5/0',
    vx: 'C93A8B/10/85/5/0',
  });
  expect(resolveEdition(read(), 'screen')).not.toHaveProperty('ownInks');
});

test('the press palette takes them as they are, and computes those of the same colour without', async () => {
  const profile = await readPressProfile({ profile: 'FOGRA39L_coated.icc', workFolder: '.' });
  const press = await openPress({ profile });
  const palette = formatPressPalette(resolveEdition(read(), 'print'), press);
  expect(palette).toContain('\\definepresscolour{C93A8B/10/85/5/0}{0.1,0.85,0.05,0}\n');
  expect(palette).toContain(`\\definepresscolour{C93A8B}{${press.inks('C93A8B').join(',')}}\n`);
});

test('more ink than the printer allows is an error with its line', () => {
  const check = (inkLimit: number) =>
    checkOwnInks({
      stylesheet: read(),
      edition: 'print',
      file: 'm.tex',
      isPrinted: true,
      inkLimit,
    });
  expect(check(240)).toEqual([]);
  expect(check(230)).toMatchObject([
    { code: 'stylesheet/inks', place: { line: 3 }, message: expect.stringContaining('240 %') },
  ]);
});

test('an edition that is not printed has no inks', () => {
  const stylesheet = read(
    text.replace('screen=FEB9DE, print=C93A8B/', 'screen=FEB9DE/0/30/0/0, print=C93A8B/'),
  );
  const found = checkOwnInks({ stylesheet, edition: 'screen', file: 'm.tex', isPrinted: false });
  expect(found).toMatchObject([{ place: { line: 1 }, hint: 'Write FEB9DE alone.' }]);
});

test('inks of another form are a mistake of the stylesheet', () => {
  expect(() => read(text.replace('/10/85/5/0', '/10/85/5'))).toThrowError(/such as FCCDE5/);
});
