import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mark } from '../../mark.ts';
import { sampleProfile } from '../../sample-profile.ts';
import { artToBleed } from './art-to-bleed.ts';
import { lightBackground } from './light-background.ts';
import { cmyk, remarksOn, sample, sampleSubject } from './sample-marks.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'edges-test-'))));
afterAll(() => rmSync(folder, { recursive: true }));

// The sheet is [0, 0, 522, 738], the bleed the whole of it, the trim [9, 9, 513, 729].
const profile = sampleProfile();
const black = '0 0 0 1 k ';

describe('art', () => {
  const remarks = async (content: string, ...marks: Mark[]) => {
    const subject = await sampleSubject({ profile, content: black + content, pages: 1, folder });
    return remarksOn(artToBleed, subject, marks);
  };

  test('that reaches the bleed, or stays away from the trim, is fine', async () => {
    const content = '0 600 522 138 re f 20 20 100 100 re f';
    const marks = [
      sample.fill({ box: [0, 600, 522, 738], ruleWidth: 138 }),
      sample.fill({ box: [20, 20, 120, 120], ruleWidth: 100 }),
    ];
    expect(await remarks(content, ...marks)).toEqual([]);
  });

  test.each([
    ['left', [9, 300, 100, 400], '9 300 91 100 re f', [0, 300, 9, 400]],
    ['left', [9.8, 300, 100, 400], '9.8 300 90.2 100 re f', [0, 300, 9, 400]],
    ['right', [400, 300, 513.5, 400], '400 300 113.5 100 re f', [513, 300, 522, 400]],
    ['bottom', [100, 5, 200, 100], '100 5 100 95 re f', [100, 0, 200, 9]],
    ['top', [100, 700, 200, 728.5], '100 700 100 28.5 re f', [100, 729, 200, 738]],
  ] as const)('that ends at the trim is found at the %s', async (side, box, content, where) => {
    const mark = sample.fill({ box, ruleWidth: 50, figure: 'wave/standing-wave' });
    const found = await remarks(content, mark);
    expect(found).toMatchObject([
      {
        message: expect.stringContaining(
          `at the ${side} to run on to the edge of the bleed, 0.125 in`,
        ),
        place: { page: 1 },
      },
    ]);
    expect(found[0]?.where?.map((value) => Math.round(value))).toEqual(where);
  });

  test.each([
    ['of fine slanting lines', 0.5, 0],
    ['of slanting bars', 6, 1],
  ])('%s that end in the bleed, where their picture ends', async (_, width, count) => {
    const content = `${width} w 480 400 m 518 420 l 480 408 m 518 428 l S`;
    const box = [480, 400, 518, 428] as const;
    const stroke = sample.stroke({ box, width, colour: cmyk(0, 0, 0, 1) });
    expect(await remarks(`0 0 0 1 K ${content}`, stroke)).toHaveLength(count);
  });

  test('that another mark carries on to the bleed is fine', async () => {
    const marks = [
      sample.fill({ box: [9, 300, 100, 400], ruleWidth: 91 }),
      sample.fill({ box: [0, 300, 10, 400], ruleWidth: 10 }),
    ];
    expect(await remarks('9 300 91 100 re f 0 300 10 100 re f', ...marks)).toEqual([]);
  });

  test('whose shape ends at the trim though its box does not is found', async () => {
    const box = [0, 300, 100, 500] as const;
    // Only a corner of it reaches the bleed.
    const content = '0 300 m 9 310 l 9 500 l 100 500 l 100 300 l f';
    expect(await remarks(content, sample.fill({ box }))).toHaveLength(1);
  });

  test('that is clipped to the trim by more than a box is found', async () => {
    const clip = 'q 0 300 m 9 310 l 9 500 l 100 500 l 100 300 l W n';
    const mark = sample.fill({ box: [0, 300, 100, 500], ruleWidth: 100 });
    expect(await remarks(`${clip} 0 300 100 200 re f Q`, mark)).toHaveLength(1);
  });

  test('that slants across trim and bleed is fine', async () => {
    const content = '0 300 m 0 310 l 100 410 l 100 400 l f';
    expect(await remarks(content, sample.fill({ box: [0, 300, 100, 410] }))).toEqual([]);
  });

  test('that lies outside the page, like crop marks, is cut away', async () => {
    const marks = [
      sample.stroke({ box: [2, 100, 6, 100] }),
      sample.text({ box: [2, 100, 20, 110] }),
    ];
    expect(await remarks('2 100 4 1 re f', ...marks)).toEqual([]);
  });
});

describe('print pages', () => {
  const remarks = async (content: string, ...marks: Mark[]) => {
    const subject = await sampleSubject({ profile, content, pages: 1, folder });
    return remarksOn(lightBackground, subject, marks);
  };
  const whole = [0, 0, 522, 738] as const;

  test('with a picture at the top and text on white paper are fine', async () => {
    const marks = [sample.fill({ box: [0, 600, 522, 738] }), sample.text()];
    expect(await remarks(`${black} 0 600 522 138 re f`, ...marks)).toEqual([]);
  });

  test('may be painted white', async () => {
    const white = sample.fill({ box: whole, colour: cmyk(0, 0, 0, 0) });
    expect(await remarks('0 0 0 0 k 0 0 522 738 re f', white)).toEqual([]);
  });

  test.each([
    ['bleed', whole, '0 0 522 738 re f'],
    ['trim', [9, 9, 513, 729] as const, '9 9 504 720 re f'],
  ])('that are dark as far as the %s are found', async (_, box, content) => {
    const found = await remarks(`0.83 0.73 0.54 0.91 k ${content}`, sample.fill({ box }));
    expect(found).toMatchObject([
      { message: expect.stringContaining('found ink in all four corners'), place: { page: 1 } },
    ]);
  });

  test('with a frame whose box alone reaches the corners are fine', async () => {
    const ellipse = sample.stroke({ box: whole });
    expect(await remarks(`${black} 261 0 m 0 369 l 261 738 l 522 369 l s`, ellipse)).toEqual([]);
  });

  test('that are one full-page figure are no ordinary pages, nor is a cover', async () => {
    const figure = sample.fill({ box: whole, figure: 'wave/standing-wave' });
    expect(await remarks(`${black} 0 0 522 738 re f`, figure)).toEqual([]);
    const cover = { width: 14, height: 10, spine: 0.5, pages: 100, hasSpineText: true };
    const subject = await sampleSubject({ profile, book: { cover } });
    expect(lightBackground.applies?.(subject)).toBe(false);
  });
});
