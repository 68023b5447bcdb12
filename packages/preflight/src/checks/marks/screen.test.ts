import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Mark } from '../../mark.ts';
import { sampleProfile, screenProfile } from '../../sample-profile.ts';
import type { BookFacts } from '../../subject.ts';
import { darkBackground } from './dark-background.ts';
import { remarksOn, sample, sampleSubject } from './sample-marks.ts';
import { textContrast } from './text-contrast.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'screen-test-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const paper = rgb('14161A');
const ground = `${paper.components.join(' ')} rg 0 0 522 738 re f `;

describe('screen pages', () => {
  const remarks = async (content: string, options: { book?: BookFacts; marks?: Mark[] } = {}) => {
    const { book, marks } = options;
    const sampled = { profile: screenProfile, content, pages: 2, folder, ...(book && { book }) };
    return remarksOn(darkBackground, await sampleSubject(sampled), marks);
  };
  const book = { colours: { paper: '14161A', read: [] } };

  test('that are dark to every edge are fine, of a known book and of any other', async () => {
    expect(await remarks(ground, { book })).toEqual([]);
    expect(await remarks(ground)).toEqual([]);
  });

  test('that are white are found', async () => {
    const words = 'Expected the paper’s #14161A along every edge of the page, found #FFFFFF.';
    expect(await remarks('', { book })).toMatchObject([
      { message: expect.stringContaining('no white area'), place: { page: 1 } },
      { message: expect.stringContaining('no white area'), place: { page: 2 } },
      { message: words, place: { page: 1 } },
      { message: words, place: { page: 2 } },
    ]);
    expect(await remarks('')).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('found #FFFFFF in a corner') }),
    );
  });

  test('that are of another dark than the paper are found in a known book', async () => {
    expect(await remarks('0 g 0 0 522 738 re f', { book })).toHaveLength(2);
    expect(await remarks('0 g 0 0 522 738 re f')).toEqual([]);
  });

  test('whose dark ends before an edge are found, with the place', async () => {
    const found = await remarks(ground.replace('522 738', '522 735'), { book });
    expect(found).toMatchObject([{ place: { page: 1 } }, { place: { page: 2 } }]);
    expect(found[0]?.where?.[1]).toBeGreaterThan(700);
  });

  test('may hold white text and lines, but no white area above 1 cm²', async () => {
    const line = `${ground} 1 g 50 50 400 2 re f 100 100 25 25 re f`;
    expect(await remarks(line, { book })).toEqual([]);
    const area = await remarks(`${ground} 1 g 100 100 60 15 re f`, { book });
    expect(area).toHaveLength(2);
    expect(area[0]?.where?.map(Math.round)).toEqual([100, 100, 160, 115]);
  });

  test('may have a figure run over their edges', async () => {
    const content = `${ground} 0.3 g 0 600 522 138 re f`;
    const figure = { box: [0, 600, 522, 738] as const, figure: 'wave/standing-wave' };
    const marks = [sample.fill(figure), sample.fill({ ...figure, page: 2 })];
    expect(await remarks(content, { book, marks })).toEqual([]);
    expect(await remarks(content, { book })).toHaveLength(2);
  });

  test('are not asked of print', async () => {
    const subject = await sampleSubject({ profile: sampleProfile() });
    expect(darkBackground.applies?.(subject)).toBe(false);
    expect(textContrast.applies?.(subject)).toBe(false);
  });
});

describe('text', () => {
  const remarks = async (marks: Mark[], content = '') => {
    const subject = await sampleSubject({ profile: screenProfile, content, pages: 1, folder });
    return remarksOn(textContrast, subject, marks);
  };
  const page = sample.fill({ colour: paper, box: [0, 0, 522, 738], ruleWidth: 522 });

  test('that stands out is fine, and plain paper needs no drawing', async () => {
    vi.stubEnv('PATH', folder);
    expect(await remarks([page, sample.text({ colour: rgb('E8E6E1') })])).toEqual([]);
    expect(await remarks([sample.text({ colour: rgb('000000') })])).toEqual([]);
    vi.unstubAllEnvs();
  });

  test('that is a row of dots is decoration', async () => {
    const colour = rgb('6E7178');
    expect(await remarks([page, sample.text({ colour, text: '.' })])).toEqual([]);
    expect(await remarks([page, sample.text({ colour, text: 'v. 2' })])).toHaveLength(1);
  });

  test.each([
    ['black on dark', '000000', {}, 'error'],
    ['the unseen blue', '0066A5', {}, 'error'],
    ['a dim grey', '7A7A7A', {}, 'warning'],
    ['large and hardly seen', '555555', { size: 18 }, 'error'],
    ['half transparent', 'E8E6E1', { alpha: 0.3 }, 'error'],
  ] as const)('that is %s is found', async (_, hex, values, severity) => {
    const found = await remarks([page, sample.text({ colour: rgb(hex), ...values })]);
    expect(found).toMatchObject([{ severity, place: { page: 1 }, where: [100, 100, 200, 110] }]);
  });

  test.each([{ size: 18 }, { size: 14, font: 'TeXGyrePagella-Bold' }])(
    'that is large, %o, needs less contrast',
    async (values) => {
      expect(await remarks([page, sample.text({ colour: rgb('7A7A7A'), ...values })])).toEqual([]);
    },
  );

  test('over something painted stands on the colour that the page shows there', async () => {
    const area = sample.fill({ colour: rgb('DFC854'), box: [90, 90, 210, 120] });
    const content = `${ground} 0.875 0.784 0.329 rg 90 90 120 30 re f`;
    const light = sample.text({ colour: rgb('E8E6E1') });
    expect(await remarks([page, area, light], content)).toMatchObject([
      { severity: 'error', message: expect.stringContaining('#E8E6E1 on #DFC854, “word”') },
    ]);
    expect(await remarks([page, area, sample.text({ colour: paper })], content)).toEqual([]);
    // The same in front of a curve whose box alone touches it.
    const curve = sample.stroke({ colour: rgb('DFC854'), box: [0, 0, 522, 738] });
    expect(await remarks([page, curve, light], ground)).toEqual([]);
  });

  test('in the colour of what is behind it cannot be read', async () => {
    const area = sample.fill({ colour: rgb('DFC854'), box: [90, 90, 210, 120] });
    const content = `${ground} 0.8745 0.7843 0.3294 rg 90 90 120 30 re f`;
    expect(
      await remarks([page, area, sample.text({ colour: rgb('DFC854') })], content),
    ).toMatchObject([{ severity: 'error', message: expect.stringContaining('found 1.00:1') }]);
  });
});

function rgb(hex: string) {
  const components = [0, 2, 4].map((start) => parseInt(hex.slice(start, start + 2), 16) / 255);
  return { family: 'DeviceRGB', components };
}
