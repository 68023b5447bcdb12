import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Check, Remark } from '../../check.ts';
import type { PreflightProfile } from '../../preflight-profile.ts';
import { sampleProfile, screenProfile } from '../../sample-profile.ts';
import type { BookFacts } from '../../subject.ts';
import { remarksOn, sampleSubject } from '../marks/sample-marks.ts';
import { alternativeText } from './alternative-text.ts';
import { colourVision } from './colour-vision.ts';
import { perceivedContrast } from './perceived-contrast.ts';
import { reproducible } from './reproducible.ts';
import { typesetting } from './typesetting.ts';

/** What a check says of a book; undefined when it does not apply. */
async function remarks(
  check: Check,
  book: BookFacts,
  profile: PreflightProfile = screenProfile,
): Promise<Remark[] | undefined> {
  const subject = await sampleSubject({ profile, book });
  return check.applies?.(subject) === false ? undefined : remarksOn(check, subject);
}

test.each([perceivedContrast, colourVision, alternativeText, reproducible, typesetting])(
  '$code does not apply to a file of which no build tells anything',
  async (check) => {
    expect(await remarks(check, {})).toBeUndefined();
  },
);

describe('perceived contrast', () => {
  const paper = '14161A';

  test('of soft white text and of a bright label on a dark page is enough', async () => {
    const read = [
      { name: 'ink', hex: 'E6E6E6', use: 'body' },
      { name: 'vx', hex: '#F0E442', use: 'label' },
    ] as const;
    expect(await remarks(perceivedContrast, { colours: { paper, read } })).toEqual([]);
  });

  test('of a colour that does for labels may be too little for running text', async () => {
    const colours = (use: 'body' | 'label') =>
      ({ paper, read: [{ name: 'vy', hex: 'C8C8C8', use }] }) as const;
    expect(await remarks(perceivedContrast, { colours: colours('label') })).toEqual([]);
    const found = await remarks(perceivedContrast, { colours: colours('body') });
    expect(found?.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Expected the colour "vy" \(#C8C8C8\), in which running text is set, to reach Lc 75 on the paper #14161A, found Lc 7\d\.$/,
      ),
    ]);
  });

  test('is a matter of screens', async () => {
    const read = [{ name: 'ink', hex: 'FFFFFF', use: 'body' }] as const;
    const book = { colours: { paper: 'FFFFFF', read } };
    expect(await remarks(perceivedContrast, book, sampleProfile())).toBeUndefined();
  });
});

test('two colours that some eyes take for one are told with the figure they meet in', async () => {
  const pair = { figure: 'wave/nodes', first: 'vx', second: 'vy', vision: 'deuteranopia' };
  const colourPairs = [
    { ...pair, distance: 4.2 },
    { ...pair, distance: 10 },
  ];
  expect(await remarks(colourVision, { colourPairs })).toMatchObject([
    {
      message:
        'Expected the colours "vx" and "vy" to lie 10 apart (CIEDE2000) for every reader, found 4.2 for deuteranopia.',
      place: { figure: 'wave/nodes' },
    },
  ]);
});

test('a figure without words for who does not see it is told', async () => {
  const alternativeTexts = new Map([
    ['wave/nodes', 'A string at rest in four places.'],
    ['wave/blank', ' '],
    ['wave/none', undefined],
  ]);
  const found = await remarks(alternativeText, { alternativeTexts });
  expect(found?.map(({ place }) => place?.figure)).toEqual(['wave/blank', 'wave/none']);
});

test('a build that gives other bytes is told, one that gives the same is not', async () => {
  const subject = await sampleSubject({ profile: screenProfile });
  const own = createHash('sha256').update(subject.bytes).digest('hex');
  const check = (rebuilds: string[]) => remarksOn(reproducible, { ...subject, book: { rebuilds } });
  expect(await check([own, own])).toEqual([]);
  expect(await check([own, 'f'.repeat(64)])).toMatchObject([
    { message: expect.stringMatching(/found f{12}… in 1 of 2 further builds\.$/) },
  ]);
  expect(await remarks(reproducible, { rebuilds: [] })).toBeUndefined();
});

test('what LaTeX complained of is told where it stands', async () => {
  expect(await remarks(typesetting, { typesetting: [] })).toEqual([]);
  const complaint = {
    message: 'A line sticks out by 7.3 pt.',
    file: 'book/a.tex',
    line: 3,
    page: 9,
  };
  expect(await remarks(typesetting, { typesetting: [complaint] })).toMatchObject([
    { message: complaint.message, place: { file: 'book/a.tex', line: 3, page: 9 } },
  ]);
});
