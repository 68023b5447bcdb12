import { expect, test } from 'vitest';
import { colourDifference } from './colour-difference.ts';
import { toLab } from './cielab.ts';
import { linearise, parseHex } from './colour.ts';
import { relativeLuminance } from './contrast.ts';
import { simulateVision, type Vision } from './colour-vision.ts';

// Responses of the three cones to linear sRGB (Smith and Pokorny 1975, as Viénot et al. 1999 scale them, for
// sRGB's primaries).
const cones = {
  long: [0.17886, 0.43997, 0.03597],
  middle: [0.0338, 0.27515, 0.03621],
  short: [0.00031, 0.00192, 0.01528],
};
const response = (cone: keyof typeof cones, hex: string): number =>
  parseHex(hex)
    .map(linearise)
    .reduce((sum, light, index) => sum + light * cones[cone][index]!, 0);

const difference = (first: string, second: string): number =>
  colourDifference(toLab(parseHex(first)), toLab(parseHex(second)));

// Moderate colours, which no simulation takes out of sRGB.
const colours = ['9A7B6A', '7A9A7F', '8080A8', 'A89AA0', '6F8F96'];

test.each<[Vision, keyof typeof cones, [keyof typeof cones, keyof typeof cones]]>([
  ['protanopia', 'long', ['middle', 'short']],
  ['deuteranopia', 'middle', ['long', 'short']],
  ['tritanopia', 'short', ['long', 'middle']],
])('%s lacks the %s cones, and the others respond as before', (vision, _, kept) => {
  for (const hex of colours)
    for (const cone of kept) {
      const before = response(cone, hex);
      expect(response(cone, simulateVision(hex, vision)) / before).toBeCloseTo(1, 1);
    }
});

test.each<Vision>(['protanopia', 'deuteranopia', 'tritanopia', 'greyscale'])(
  '%s leaves greys alone, and seen twice is seen once',
  (vision) => {
    for (const grey of ['000000', '777777', 'FFFFFF'])
      expect(difference(simulateVision(grey, vision), grey)).toBeLessThan(0.6);
    for (const hex of colours) {
      const once = simulateVision(hex, vision);
      expect(difference(simulateVision(once, vision), once)).toBeLessThan(1);
    }
  },
);

test('a red and a green of one lightness are far apart, unless red or green cones are missing', () => {
  const [red, green] = ['C4666A', '6F8F3A'] as const;
  const seen = (vision: Vision): number =>
    difference(simulateVision(red, vision), simulateVision(green, vision));
  expect(seen('normal vision')).toBeGreaterThan(40);
  expect(seen('deuteranopia')).toBeLessThan(20);
  expect(seen('tritanopia')).toBeGreaterThan(25);
});

test('greyscale keeps the luminance', () => {
  for (const hex of [...colours, 'FB8072', '117BB5'])
    expect(relativeLuminance(simulateVision(hex, 'greyscale'))).toBeCloseTo(
      relativeLuminance(hex),
      2,
    );
});
