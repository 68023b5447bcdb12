import { describe, expect, test } from 'vitest';
import type { Mark } from '../../mark.ts';
import { sampleProfile } from '../../sample-profile.ts';
import { blankPages } from './blank-pages.ts';
import { imageResolution } from './image-resolution.ts';
import { lineWidth } from './line-width.ts';
import { margins } from './margins.ts';
import { cmyk, remarksOn, sample, sampleSubject } from './sample-marks.ts';
import { typeSize } from './type-size.ts';

describe('lines', () => {
  const remarks = async (...marks: Mark[]) =>
    remarksOn(lineWidth, await sampleSubject({ profile: sampleProfile() }), marks);

  test('that are wide enough are fine, in TeX’s points, too', async () => {
    const marks = [
      sample.stroke({ width: 0.75 * (72 / 72.27) }),
      sample.fill({ ruleWidth: 0.75, box: [100, 100, 200, 100.75] }),
      sample.fill({ ruleWidth: 0.4, box: [100, 100, 101, 100.4] }),
      sample.stroke({ width: 0.1, colour: cmyk(0, 0, 0, 0) }),
    ];
    expect(await remarks(...marks)).toEqual([]);
  });

  test.each([
    [0, 'error', 0.25],
    [0.2, 'error', 0.25],
    [0.398, 'warning', 0.5],
    [0.498, 'note', 0.75],
    [0.7, 'note', 0.75],
  ])('of %f pt give an %s', async (width, severity, least) => {
    const found = await remarks(
      sample.stroke({ width }),
      sample.fill({ ruleWidth: width, box: [100, 100, 200, 100 + width] }),
    );
    expect(found.map((remark) => remark.severity)).toEqual([severity, severity]);
    expect(found[0]?.message).toContain(`at least ${least} pt, found 1 line of ${width} pt`);
    expect(found[1]?.message).toContain('1 rule of');
  });

  test('of equal width are told once a figure', async () => {
    const ticks = Array.from({ length: 40 }, () =>
      sample.stroke({ width: 0.2, figure: 'wave/standing-wave' }),
    );
    expect(await remarks(...ticks)).toMatchObject([
      {
        message: expect.stringContaining('found 40 lines, the thinnest of 0.2 pt'),
        place: { page: 1, figure: 'wave/standing-wave' },
      },
    ]);
  });

  test('without width are an error even to a printer without limits', async () => {
    const profile = sampleProfile({ lineWidth: { error: 0, warning: 0, note: 0 } });
    const marks = [sample.stroke({ width: 0 }), sample.stroke({ width: 0.1 })];
    const found = await remarksOn(lineWidth, await sampleSubject({ profile }), marks);
    expect(found).toMatchObject([
      { severity: 'error', message: expect.stringContaining('whatever the device can draw') },
    ]);
  });

  test('of several widths are told by the thinnest', async () => {
    const found = await remarks(...[0.4, 0.3, 0.45].map((width) => sample.stroke({ width })));
    expect(found).toMatchObject([
      { message: expect.stringContaining('found 3 lines, the thinnest of 0.3 pt') },
    ]);
  });

  test('around an area of the same colour are its rim', async () => {
    const area = sample.fill({ box: [100, 100, 102, 103] });
    const rim = sample.stroke({ width: 0.2, box: [99.9, 99.9, 102.1, 103.1] });
    expect(await remarks(area, rim)).toEqual([]);
    expect(await remarks({ ...area, colour: cmyk(1, 0, 0, 0) }, rim)).toHaveLength(1);
    expect(await remarks(area, { ...rim, box: [109.9, 99.9, 112.1, 103.1] })).toHaveLength(1);
    const flat = sample.fill({ box: [100, 100, 102, 100] });
    const line = sample.stroke({ width: 0.2, box: [99.9, 99.9, 102.1, 100.1] });
    expect(await remarks(flat, line)).toHaveLength(1);
  });

  describe('that are bars of fractions', () => {
    const bar = sample.stroke({ width: 0.4, box: [100, 99.8, 120, 100.2] });
    const rule = sample.fill({ ruleWidth: 0.4, box: bar.box });
    const numerator = sample.text({
      font: 'TeXGyrePagellaMath-Regular',
      box: [104, 103, 118, 112],
    });

    test('are spared, whether stroked or filled, but not below the width of an error', async () => {
      expect(await remarks(numerator, bar, rule)).toEqual([]);
      expect(await remarks(numerator, { ...bar, width: 0.2 })).toHaveLength(1);
    });

    test.each([
      ['words', [{ ...numerator, font: 'TeXGyrePagella-Regular' }, bar]],
      ['a formula far above', [{ ...numerator, box: [102, 130, 118, 140] as const }, bar]],
      ['a formula on another page', [numerator, { ...bar, page: 2 }]],
      ['the label of a tick', [numerator, { ...bar, box: [20, 99.8, 120, 100.2] as const }]],
      [
        'a formula beside an upright line',
        [numerator, { ...bar, box: [104, 100, 104.4, 112] as const }],
      ],
    ])('are no bars with %s', async (_, marks) => {
      expect(await remarks(...marks)).toHaveLength(1);
    });
  });
});

describe('type', () => {
  const remarks = async (...marks: Mark[]) =>
    remarksOn(typeSize, await sampleSubject({ profile: sampleProfile() }), marks);

  test('from the size of warning is fine', async () => {
    expect(await remarks(sample.text({ size: 7 }), sample.text({ size: 6.975 }))).toEqual([]);
  });

  test.each([
    [4.9, 'TeXGyrePagella-Regular', 'error', 'at least 5 pt, found 4.9 pt, “word”'],
    [4.9, 'TeXGyrePagellaMath-Regular', 'error', 'at least 5 pt'],
    [6.5, 'TeXGyrePagella-Regular', 'warning', 'at least 7 pt, found 6.5 pt'],
    [6.5, 'TeXGyrePagellaMath-Regular', 'note', 'at least 7 pt'],
    [6.5, 'CMMI7', 'note', 'at least 7 pt'],
  ])('of %f pt in %s gives an %s', async (size, font, severity, words) => {
    expect(await remarks(sample.text({ size, font }))).toMatchObject([
      { severity, message: expect.stringContaining(words) },
    ]);
  });

  test('that nobody sees may be small', async () => {
    expect(await remarks(sample.text({ size: 1, mode: 3 }))).toEqual([]);
  });
});

describe('images', () => {
  const remarks = async (...marks: Mark[]) =>
    remarksOn(imageResolution, await sampleSubject({ profile: sampleProfile() }), marks);

  test('of enough samples are fine', async () => {
    const marks = [
      sample.image({ resolution: [300, 300] }),
      sample.image({ resolution: [600, 900] }),
      sample.image({ bitsPerComponent: 1, family: 'DeviceGray', resolution: [1200, 1200] }),
    ];
    expect(await remarks(...marks)).toEqual([]);
  });

  test.each([
    [
      'contone',
      { resolution: [400, 199] },
      'error',
      'at least 200 samples per inch, found 400 × 199',
    ],
    ['contone', { resolution: [299, 400] }, 'warning', 'at least 300'],
    ['contone', { resolution: [700, 601] }, 'note', 'at most 600'],
    [
      'line art',
      { family: 'mask', bitsPerComponent: 1, resolution: [599, 1300] },
      'error',
      'at least 600',
    ],
    ['line art', { bitsPerComponent: 1, resolution: [1199, 1300] }, 'warning', 'at least 1200'],
  ] as const)('of %s, %o, give an %s', async (_, values, severity, words) => {
    expect(await remarks(sample.image(values))).toMatchObject([
      { severity, message: expect.stringContaining(words) },
    ]);
  });
});

describe('margins', () => {
  const remarks = async (pages: number, ...marks: Mark[]) =>
    remarksOn(margins, await sampleSubject({ profile: sampleProfile(), pages }), marks);

  // The trim is [9, 9, 513, 729]; 0.25 in outside are 18 bp, 0.5 in inside 36 bp.
  test('that are wide enough are fine, mirrored on versos', async () => {
    const marks = [
      sample.text({ box: [45, 27, 495, 711] }),
      sample.text({ box: [27, 27, 477, 711], page: 2 }),
      sample.text({ box: [0, 0, 522, 738], mode: 3 }),
    ];
    expect(await remarks(2, ...marks)).toEqual([]);
  });

  test.each([
    ['the spine of a recto', 1, [40, 100, 100, 110], '0.5 in from the spine, found 0.431 in'],
    ['the spine of a verso', 2, [400, 100, 480, 110], '0.5 in from the spine, found 0.458 in'],
    [
      'the outer side of a recto',
      1,
      [400, 100, 500, 110],
      '0.25 in from the right trim edge, found 0.181 in',
    ],
    ['the top', 1, [100, 700, 200, 720], '0.25 in from the top trim edge'],
    ['the bottom', 1, [100, 5, 200, 20], 'the bottom trim edge, found it 0.056 in beyond'],
  ] as const)('are kept at %s', async (_, page, box, words) => {
    expect(await remarks(2, sample.text({ page, box }))).toMatchObject([
      { message: expect.stringContaining(words), place: { page }, where: box },
    ]);
  });

  test('at the spine grow with the page count', async () => {
    const mark = sample.text({ box: [50, 100, 100, 110] });
    expect(await remarks(300, mark)).toEqual([]);
    expect(await remarks(301, mark)).toMatchObject([
      { message: expect.stringContaining('0.75 in from the spine') },
    ]);
  });
});

describe('blank pages', () => {
  const remarks = async (printed: readonly number[], pages: number, lastIsBlank = false) => {
    const profile = sampleProfile({ blankPages: { within: 2, atEnd: 3, lastIsBlank } });
    const marks = printed.map((page) => sample.fill({ page }));
    return remarksOn(blankPages, await sampleSubject({ profile, pages }), marks);
  };

  test('are fine as far as the printer permits', async () => {
    expect(await remarks([1, 4], 7)).toEqual([]);
    expect(await remarks([1], 2, true)).toEqual([]);
  });

  test.each([
    ['in a row', [1, 5], 5, 'at most 2 blank pages in a row, found 3: pages 2 to 4'],
    ['at the front', [4], 4, 'at most 2 blank pages in a row, found 3: pages 1 to 3'],
    ['at the end', [1], 5, 'at most 3 blank pages at the end, found 4: pages 2 to 5'],
  ])('are too many %s', async (_, printed, pages, words) => {
    expect(await remarks(printed, pages)).toMatchObject([
      { message: expect.stringContaining(words) },
    ]);
  });

  test('end the book of a printer who puts his mark there', async () => {
    expect(await remarks([1, 2], 2, true)).toMatchObject([
      { message: 'Expected the last page to be blank, found marks on page 2.', place: { page: 2 } },
    ]);
  });

  test('are blank although something white, invisible or cut away is on them', async () => {
    const profile = sampleProfile({ blankPages: { within: 0, atEnd: 0, lastIsBlank: false } });
    const marks = [
      sample.fill({ colour: cmyk(0, 0, 0, 0) }),
      sample.text({ mode: 3 }),
      sample.text({ text: ' ' }),
      sample.fill({ box: [0, 0, 5, 5] }),
      sample.fill({ box: [20, 20, 10, 10] }),
    ];
    const subject = await sampleSubject({ profile, pages: 1 });
    expect(await remarksOn(blankPages, subject, marks)).toHaveLength(1);
  });
});
