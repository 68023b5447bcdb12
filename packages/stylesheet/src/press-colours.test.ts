import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chroma, toLab, type Lab } from './cielab.ts';
import { parseHex } from './colour.ts';
import { openPress } from './press-colours.ts';
import { formatPressPalette } from './press-palette.ts';

const profile = readFileSync(
  execFileSync('kpsewhich', ['FOGRA39L_coated.icc'], { encoding: 'utf8' }).trim(),
);
const press = await openPress({ profile });

const labOf = (hex: string): Lab => toLab(parseHex(hex));
const printedLab = (hex: string): Lab => labOf(press.printed(press.inks(hex)));
const difference = (a: Lab, b: Lab): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

test('Little CMS separates 2266CC as its command line program does: 83.1, 58.8, 0, 0 per cent', () => {
  const expected = [0.831, 0.588, 0, 0];
  press.inks('2266CC').forEach((ink, index) => expect(ink).toBeCloseTo(expected[index]!, 2));
});

test('the dark end of viridis stays dark in print', () => {
  expect(printedLab('440154')[0]).toBeLessThan(25);
});

test('a colour inside the gamut of the press comes back from its inks', () => {
  for (const hex of ['A95E88', '117BB5', 'B55E07', '068379', 'CF3029']) {
    expect(difference(labOf(hex), printedLab(hex))).toBeLessThan(3);
  }
});

test.each(['111111', '444444', '777777', '9A9A9A', 'DCDCDC'])(
  '%s is printed with black alone',
  (hex) => {
    expect(press.inks(hex).slice(0, 3)).toEqual([0, 0, 0]);
  },
);

test('a grey in black ink is as light as the grey it stands for', () => {
  for (const hex of ['555555', '777777', '9A9A9A', 'DCDCDC']) {
    expect(Math.abs(printedLab(hex)[0] - labOf(hex)[0])).toBeLessThan(0.6);
  }
});

test('black is all of the black ink and white is none of any', () => {
  expect(press.inks('000000')).toEqual([0, 0, 0, 1]);
  expect(press.inks('FFFFFF')).toEqual([0, 0, 0, 0]);
  expect(press.printed([0, 0, 0, 0])).toBe('FFFFFF');
});

test('a colour with little chroma but not none keeps its inks', () => {
  expect(chroma(labOf('707A88'))).toBeGreaterThan(3);
  expect(press.inks('707A88').filter((ink) => ink > 0).length).toBeGreaterThan(1);
});

test('no colour lays down more ink than the limit, and black is not taken away', async () => {
  const sparing = await openPress({ profile, totalInkLimit: 200 });
  for (const hex of ['001A00', '200060', '440154', '3B0F0F', '102040']) {
    const [cyan, magenta, yellow, black] = sparing.inks(hex);
    expect(cyan + magenta + yellow + black).toBeLessThanOrEqual(2 + 1e-9);
    expect(Math.abs(black - press.inks(hex)[3])).toBeLessThan(0.0015);
  }
  const total = press.inks('440154').reduce((sum, ink) => sum + ink);
  expect(total).toBeGreaterThan(2);
  expect(total).toBeLessThanOrEqual(3);
});

test('bytes that are not a profile are refused by name', async () => {
  await expect(openPress({ profile: new Uint8Array(64) })).rejects.toThrow(/ICC profile/);
});

test('the palette has one line per distinct value, sorted, and maps of at least 17 stops', () => {
  const palette = formatPressPalette(
    {
      edition: 'print',
      colours: { vx: 'A95E88', pink: 'A95E88', ink: '111111' },
      colourMaps: { energy: ['440154', '21918C', 'FDE725'] },
    },
    press,
  );
  const lines = palette.trimEnd().split('\n').slice(1);
  expect(lines[0]).toBe(String.raw`\definepresscolour{111111}{0,0,0,1}`);
  expect(lines[1]).toBe(String.raw`\definepresscolour{A95E88}{${press.inks('A95E88').join(',')}}`);
  const [, stops] = /^\\definepresscolourmap\{[0-9A-F,]+\}\{(.*)\}$/.exec(lines[2]!)!;
  expect(stops!.split('; ')).toHaveLength(17);
  expect(stops!.startsWith(press.inks('440154').join(','))).toBe(true);
  expect(lines).toHaveLength(3);
});

test('a diverging map mixes its grey middle from all inks, a grey map uses black alone', () => {
  const inksOf = (stops: string[]): number[][] => {
    const palette = formatPressPalette(
      { edition: 'p', colours: {}, colourMaps: { m: stops } },
      press,
    );
    return /colourmap\{[0-9A-F,]+\}\{(.*)\}/
      .exec(palette)![1]!
      .split('; ')
      .map((stop) => stop.split(',').map(Number));
  };
  const middle = inksOf(['2B5FA8', 'C9C9C9', 'B5432A'])[8]!;
  expect(middle.slice(0, 3).every((ink) => ink > 0)).toBe(true);
  for (const stop of inksOf(['000000', 'FFFFFF'])) expect(stop.slice(0, 3)).toEqual([0, 0, 0]);
});
