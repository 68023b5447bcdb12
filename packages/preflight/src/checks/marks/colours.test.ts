import { describe, expect, test } from 'vitest';
import { sampleProfile, screenProfile } from '../../sample-profile.ts';
import type { Mark } from '../../mark.ts';
import { richBlackAreas } from './rich-black.ts';
import { cmyk, remarksOn, sample, sampleSubject } from './sample-marks.ts';
import { smallColouredText } from './small-coloured-text.ts';
import { textBlack } from './text-black.ts';
import { tint } from './tint.ts';

describe('black text', () => {
  const remarks = async (...marks: Mark[]) =>
    remarksOn(textBlack, await sampleSubject({ profile: sampleProfile() }), marks);

  test('in black ink alone is fine, and so is coloured text', async () => {
    const grey = { family: 'DeviceGray', components: [0] };
    const marks = [
      sample.text(),
      sample.text({ colour: grey }),
      sample.text({ colour: cmyk(0, 0, 0, 0.5) }),
      sample.text({ colour: cmyk(0.8, 0.3, 0, 0.2) }),
      sample.text({ colour: cmyk(0.3, 0.35, 0.4, 0.2) }),
    ];
    expect(await remarks(...marks)).toEqual([]);
  });

  test('with other inks below it is told once for equal faults of a figure', async () => {
    const colour = cmyk(0.6, 0.4, 0.4, 1);
    const found = await remarks(
      sample.text({ colour }),
      sample.text({ colour }),
      sample.text({ colour, figure: 'wave/standing-wave' }),
    );
    expect(found).toMatchObject([
      {
        message:
          'Expected black text in black ink alone, found it in 60/40/40/100 (2 pieces of text).',
        place: { page: 1 },
        where: [100, 100, 200, 110],
      },
      { place: { page: 1, figure: 'wave/standing-wave' } },
    ]);
  });

  test.each([
    ['almost black', cmyk(0.1, 0, 0, 0.85)],
    [
      'the black of every separation',
      { family: 'Separation', components: [1], colorants: ['All'] },
    ],
    ['a grey of three inks', cmyk(0.51, 0.41, 0.41, 0.17)],
    ['a grey of three inks without black', cmyk(0.35, 0.27, 0.28, 0)],
  ])('is found as %s', async (_, colour) => {
    expect(await remarks(sample.text({ colour }))).toHaveLength(1);
  });

  test('that is invisible or blank does not count', async () => {
    const colour = cmyk(1, 1, 1, 1);
    expect(
      await remarks(sample.text({ colour, mode: 3 }), sample.text({ colour, text: ' ' })),
    ).toEqual([]);
  });

  test('is a matter of presses that get inks', async () => {
    const srgb = await sampleSubject({ profile: sampleProfile({ colourSpace: 'srgb' }) });
    expect(textBlack.applies?.(srgb)).toBe(false);
    expect(textBlack.applies?.(await sampleSubject({ profile: screenProfile }))).toBe(false);
  });
});

describe('black areas', () => {
  const remarks = async (...marks: Mark[]) =>
    remarksOn(richBlackAreas, await sampleSubject({ profile: sampleProfile() }), marks);

  test('of one ink, of the one rich black, or not quite black are fine', async () => {
    const marks = [
      sample.fill(),
      sample.fill({ colour: cmyk(0.6, 0.4, 0.4, 1) }),
      sample.fill({ colour: cmyk(0.6, 0.4, 0.4, 0.9) }),
      sample.stroke(),
    ];
    expect(await remarks(...marks)).toEqual([]);
  });

  test('of another mixture are found', async () => {
    expect(await remarks(sample.fill({ colour: cmyk(0.83, 0.73, 0.54, 1) }))).toMatchObject([
      { message: expect.stringContaining('found 83/73/54/100 (1 area)') },
    ]);
  });

  test('that are lines or rules want black alone', async () => {
    const colour = cmyk(0.6, 0.4, 0.4, 1);
    const marks = [sample.stroke({ colour }), sample.fill({ colour, ruleWidth: 0.8 })];
    expect(await remarks(...marks)).toMatchObject([
      {
        message: 'Expected black lines in black ink alone, found 2 lines in 60/40/40/100.',
      },
    ]);
  });
});

describe('small coloured text', () => {
  const remarks = async (...marks: Mark[]) =>
    remarksOn(smallColouredText, await sampleSubject({ profile: sampleProfile() }), marks);

  test('of two inks is fine, and so are three inks from 7 pt', async () => {
    const marks = [
      sample.text({ size: 6, colour: cmyk(0, 0.9, 0.8, 0) }),
      sample.text({ size: 7, colour: cmyk(0.1, 0.9, 0.8, 0) }),
      sample.text({ size: 7 * (72 / 72.27), colour: cmyk(0.1, 0.9, 0.8, 0) }),
    ];
    expect(await remarks(...marks)).toEqual([]);
  });

  test('of three inks below 7 pt is found', async () => {
    const found = await remarks(sample.text({ size: 6.5, colour: cmyk(0.1, 0.9, 0.8, 0) }));
    expect(found).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('found 3 inks at 6.5 pt') },
    ]);
  });

  test('of mathematics is noted', async () => {
    const colour = cmyk(0.1, 0.9, 0.8, 0);
    const marks = [5.98, 6.38].map((size) =>
      sample.text({ size, colour, font: 'TeXGyrePagellaMath-Regular' }),
    );
    expect(await remarks(...marks)).toMatchObject([
      { severity: 'note', message: expect.stringContaining('at 5.98 pt (2 pieces of text)') },
    ]);
  });
});

describe('tints', () => {
  const remarks = async (...marks: Mark[]) =>
    remarksOn(tint, await sampleSubject({ profile: sampleProfile() }), marks);

  test('that are strong enough, and white, are fine', async () => {
    const marks = [
      sample.fill({ colour: cmyk(0.04, 0, 0, 0) }),
      sample.fill({ colour: cmyk(0, 0, 0, 0.1) }),
      sample.fill({ colour: cmyk(0, 0, 0, 0) }),
      sample.fill({ colour: { family: 'DeviceGray', components: [0.9] } }),
    ];
    expect(await remarks(...marks)).toEqual([]);
  });

  test.each([
    ['ink', cmyk(0.03, 0.02, 0, 0), 'at least 4 %, found 3/2/0/0 (1 mark)'],
    ['grey', cmyk(0, 0, 0, 0.06), 'at least 10 %, found 0/0/0/6 (1 mark)'],
  ])('of too little %s are found', async (_, colour, words) => {
    const found = await remarks(sample.fill({ colour }));
    expect(found).toMatchObject([{ message: expect.stringContaining(words) }]);
    expect(found[0]?.severity).toBeUndefined();
  });

  test('with a weak ink beside strong ones are noted once', async () => {
    const found = await remarks(
      sample.fill({ colour: cmyk(0.83, 0.59, 0.02, 0) }),
      sample.stroke({ colour: cmyk(0.83, 0.59, 0.02, 0) }),
      sample.text({ colour: cmyk(0.5, 0.02, 0, 0), page: 2 }),
    );
    expect(found).toMatchObject([
      {
        severity: 'note',
        message:
          'Found 2 colours with an ink below 4 % beside stronger ones: 83/59/2/0 on page 1, 50/2/0/0 on page 2.',
      },
    ]);
  });
});
