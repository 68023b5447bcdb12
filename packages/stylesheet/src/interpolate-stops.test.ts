import { expect, test } from 'vitest';
import { toLab } from './cielab.ts';
import { parseHex } from './colour.ts';
import { interpolateStops } from './interpolate-stops.ts';

const viridis = ['440154', '3B528B', '21918C', '5EC962', 'FDE725'];

test('a refined map has at least as many stops as wanted and keeps every given one in its place', () => {
  const refined = interpolateStops(viridis, 18);
  expect(refined).toHaveLength(21);
  expect(viridis.map((_, index) => refined[5 * index])).toEqual(viridis);
});

test('a map that is fine enough stays as it is', () => {
  expect(interpolateStops(viridis, 5)).toEqual(viridis);
});

test('between black and white the stops are neutral greys that grow lighter by even steps of OKLab', () => {
  const lightness = interpolateStops(['000000', 'FFFFFF'], 5).map((hex) => {
    const [, a, b] = toLab(parseHex(hex));
    expect(Math.hypot(a, b)).toBeLessThan(0.5);
    return Math.cbrt(((parseHex(hex)[0] + 0.055) / 1.055) ** 2.4);
  });
  lightness.slice(1).forEach((value, index) => expect(value).toBeCloseTo((index + 1) / 4, 2));
});

test('one stop is not a map', () => {
  expect(() => interpolateStops(['440154'], 17)).toThrow(RangeError);
});

test('between a colour and itself there is only that colour', () => {
  for (const hex of ['A95E88', '117BB5', '887105', 'FF0000']) {
    expect(new Set(interpolateStops([hex, hex], 9))).toEqual(new Set([hex]));
  }
});
