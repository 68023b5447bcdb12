import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Mark } from '../../mark.ts';
import { sampleProfile, screenProfile } from '../../sample-profile.ts';
import { inkBound } from './ink-bound.ts';
import { cmyk, remarksOn, sample, sampleSubject } from './sample-marks.ts';
import { totalInk } from './total-ink.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'ink-test-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the bound of a mark’s ink', () => {
  test.each([
    ['a colour', sample.fill({ colour: cmyk(0.6, 0.4, 0.4, 1) }), 2.4],
    ['a grey', sample.fill({ colour: { family: 'DeviceGray', components: [0.3] } }), 0.7],
    ['a spot colour', sample.fill({ colour: spot(['PANTONE 300'], [0.8]) }), 0.8],
    ['two colorants', sample.fill({ colour: spot(['Gold', 'Black'], [0.8, 1]) }), 1.8],
    ['all separations', sample.fill({ colour: spot(['All'], [0.9]) }), 3.6],
    ['no separation', sample.fill({ colour: spot(['None'], [0.9]) }), 0],
    [
      'a shading',
      sample.shading([
        [0.9, 0, 0, 0.1],
        [0, 0.5, 0, 0.3],
      ]),
      1.7,
    ],
    ['a grey image', sample.image({ family: 'DeviceGray' }), 1],
    ['a stencil', sample.image({ family: 'mask', colour: cmyk(0, 0, 1, 1) }), 2],
  ])('is the largest sum for %s', (_, mark, bound) => {
    expect(inkBound(mark)).toBeCloseTo(bound, 9);
  });

  test.each([
    ['light', sample.fill({ colour: { family: 'DeviceRGB', components: [0, 0, 0] } })],
    ['text that is filled and outlined', sample.text({ mode: 2 })],
    ['an indexed colour', sample.fill({ colour: { family: 'Indexed', components: [4] } })],
    ['an image', sample.image()],
    ['an image with transparency', sample.image({ family: 'DeviceGray', isTransparent: true })],
  ])('is unknown for %s', (_, mark) => {
    expect(inkBound(mark)).toBeUndefined();
  });
});

describe('total ink', () => {
  const remarks = async (content: string, ...marks: Mark[]) => {
    const profile = sampleProfile({ inkLimit: 240 });
    const subject = await sampleSubject({ profile, content, pages: 1, folder });
    return remarksOn(totalInk, subject, marks);
  };

  test('of a page whose colours keep the limit is fine, and needs no drawing', async () => {
    vi.stubEnv('PATH', folder);
    expect(await remarks('', sample.fill({ colour: cmyk(0.6, 0.4, 0.4, 1) }))).toEqual([]);
    vi.unstubAllEnvs();
  });

  test('above the limit is found with its place, figure and figure in per cent', async () => {
    const content = '1 1 0.5 0.5 k 100 100 80 40 re f';
    const mark = sample.fill({
      colour: cmyk(1, 1, 0.5, 0.5),
      box: [100, 100, 180, 140],
      figure: 'wave/standing-wave',
    });
    const [found, ...others] = await remarks(content, mark);
    expect(others).toEqual([]);
    expect(found?.message).toMatch(
      /^Expected at most 240 % of ink, found 300 % \(.* on 39\d mm²\)/,
    );
    expect(found?.place).toEqual({ page: 1, figure: 'wave/standing-wave' });
    expect(found?.where?.map((value) => Math.round(value / 4) * 4)).toEqual([100, 100, 180, 140]);
  });

  test('of transparent marks is measured where they lie over each other', async () => {
    const below = '1 1 0 0 k 100 100 80 40 re f ';
    const marks = [
      sample.fill({ colour: cmyk(1, 1, 0, 0) }),
      sample.fill({ colour: cmyk(0, 0, 1, 1), blendMode: 'Multiply' }),
    ];
    expect(await remarks(`${below} /Half gs 0 0 1 1 k 100 100 80 40 re f`, ...marks)).toEqual([]);
    const twice = `${below} 1 1 1 0 k 100 100 80 40 re f`;
    expect(await remarks(twice, ...marks)).toMatchObject([
      { message: expect.stringContaining('found 300 %') },
    ]);
  });

  test('of a hairline or of a colour that is covered is no fault', async () => {
    const dark = sample.fill({ colour: cmyk(1, 1, 1, 1) });
    expect(await remarks('1 1 1 1 k 100 100 80 1 re f', dark)).toEqual([]);
    const covered = '1 1 1 1 k 100 100 80 40 re f 0 0 0 1 k 90 90 100 60 re f';
    expect(await remarks(covered, dark)).toEqual([]);
  });

  test('is a question to printers who state a limit and take inks', async () => {
    const applies = async (profile: Parameters<typeof sampleSubject>[0]['profile']) =>
      totalInk.applies?.(await sampleSubject({ profile }));
    expect(await applies(sampleProfile())).toBe(true);
    expect(await applies(sampleProfile({ withoutInkLimit: true }))).toBe(false);
    expect(await applies(sampleProfile({ colourSpace: 'srgb' }))).toBe(false);
    expect(await applies(screenProfile)).toBe(false);
  });
});

function spot(colorants: string[], components: number[]) {
  return { family: colorants.length > 1 ? 'DeviceN' : 'Separation', components, colorants };
}
