import { expect, test } from 'vitest';
import { checkContrast } from './check-contrast.ts';
import { contrastRatio, relativeLuminance } from './contrast.ts';
import { readStylesheet } from './read-stylesheet.ts';
import { resolveEdition } from './resolve-edition.ts';

test('black on white has the greatest contrast, 21, and a colour on itself the least, 1', () => {
  expect(contrastRatio('000000', 'FFFFFF')).toBeCloseTo(21, 12);
  expect(contrastRatio('A95E88', 'A95E88')).toBe(1);
});

test('contrast does not depend on which colour is in front', () => {
  expect(contrastRatio('14161A', 'FEB9DE')).toBe(contrastRatio('FEB9DE', '14161A'));
});

test('the primaries of sRGB have the luminances that WCAG weighs them with', () => {
  expect(relativeLuminance('FF0000')).toBeCloseTo(0.2126, 12);
  expect(relativeLuminance('00FF00')).toBeCloseTo(0.7152, 12);
  expect(relativeLuminance('0000FF')).toBeCloseTo(0.0722, 12);
});

test('767676 is the lightest grey that WCAG lets stand as text on white', () => {
  expect(contrastRatio('767676', 'FFFFFF')).toBeGreaterThan(4.5);
  expect(contrastRatio('777777', 'FFFFFF')).toBeLessThan(4.5);
});

const text = String.raw`
\definerole{paper}{print=FFFFFF}
\definerole{rule}{print=DDDDDD}
\definerole{ink}{print=666666}
\definerole{casing}{print=FFFFFF}
\definehue{pale}{print=CCCCCC}
\definehue{middling}{print=808080}
\definehue{dark}{print=333333}
\definesymbol{\va}{pale}{a}{too pale}
\definesymbol{\vb}{middling}{b}{rather pale}
\definesymbol{\vc}{dark}{c}{well}
`;

function check(shown?: (hex: string) => string) {
  const stylesheet = readStylesheet(text, 'm.tex');
  const colours = resolveEdition(stylesheet, 'print');
  return checkContrast({ stylesheet, colours, file: 'm.tex', ...(shown && { shown }) });
}

test('ink below 7:1 and symbols below 3:1 are errors, symbols below 4.5:1 warnings; rules and casings are not read', () => {
  expect(check().map(({ severity, place }) => [severity, place?.line])).toEqual([
    ['error', 4],
    ['error', 9],
    ['warning', 10],
  ]);
});

test('contrast is judged on what readers see, not on what the stylesheet says', () => {
  expect(check((hex) => (hex === 'FFFFFF' ? hex : '000000'))).toEqual([]);
});
