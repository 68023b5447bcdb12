import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allChecks } from '../../all-checks.ts';
import type { PreflightProfile } from '../../preflight-profile.ts';
import { runPreflight } from '../../run-preflight.ts';
import { sampleProfile, screenProfile } from '../../sample-profile.ts';
import { sampleSubject } from './sample-marks.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'marks-checks-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = [11, 20, 21, 22, 23, 24, 25, 26, 27, 28, 30, 33, 34, 35, 41];

/** The checks of marks that complain of a real PDF whose pages have this content. */
async function complaints(content: string, profile: PreflightProfile): Promise<string[]> {
  const subject = await sampleSubject({ profile, content, folder });
  const { findings, checks } = await runPreflight(subject, allChecks);
  const codes = checks.filter(({ row }) => rows.includes(row)).map(({ code }) => code as string);
  const found = findings.filter(({ code }) => codes.includes(code));
  return [...new Set(found.map(({ code }) => code.slice('preflight/'.length)))];
}

describe('a page for print', () => {
  const text = (size: number) => `BT /F ${size} Tf 100 400 Td (Energy) Tj ET `;
  const clean = `0 0 0 1 k ${text(10)} 1 w 100 300 m 200 300 l S 0 0 0 .5 k 100 200 80 50 re f `;
  const image = (scale: number, width: number) =>
    `q ${scale} 0 0 ${scale} 200 500 cm BI /W ${width} /H 1 /BPC 8 /CS /G ID ${'x'.repeat(width)} EI Q `;

  test('of plain text, lines and tints has nothing to complain of', async () => {
    const art = '0 0 0 .5 k 0 600 522 138 re f ';
    expect(await complaints(clean + art + image(0.24, 1), sampleProfile())).toEqual([]);
  });

  test.each([
    ['art-to-bleed', '0 0 0 .5 k 9 600 504 129 re f'],
    ['total-ink', '1 1 1 0.5 k 100 500 60 60 re f'],
    ['total-ink', '1 1 0 0 k 100 500 60 60 re f q /Multiply gs 0 0 1 1 k 100 500 60 60 re f Q'],
    ['text-black', `.6 .4 .4 1 k ${text(10)}`],
    ['rich-black', '.2 0 0 1 k 100 500 60 60 re f'],
    ['small-coloured-text', `.2 .8 .3 0 k ${text(6.9)}`],
    ['line-width', '.3 w 100 500 m 200 500 l S'],
    ['line-width', 'q .1 0 0 .1 0 0 cm 3 w 1000 5000 m 2000 5000 l S Q'],
    ['line-width', '100 500 100 .2 re f'],
    ['tint', '0 0 0 .05 k 100 500 60 60 re f'],
    ['image-resolution', image(1, 1)],
    ['type-size', text(6.5)],
    ['margins', '1 0 0 1 -60 0 cm ' + text(10)],
    ['light-background', '0 0 0 .3 k 0 0 522 738 re f'],
  ])('is red for %s', async (code, content) => {
    expect(await complaints(clean + content, sampleProfile())).toContain(code);
  });

  test('is red for blank-pages', async () => {
    const blankPages = { within: 0, atEnd: 1, lastIsBlank: false };
    expect(await complaints('0 0 0 0 k 0 0 522 738 re f', sampleProfile({ blankPages }))).toEqual([
      'blank-pages',
    ]);
  });
});

describe('a page for screens', () => {
  const dark = '.078 .086 .102 rg 0 0 522 738 re f ';
  const text = '.9 g BT /F 10 Tf 100 400 Td (Energy) Tj ET ';

  test('of light text on dark paper has nothing to complain of', async () => {
    expect(await complaints(dark + text, screenProfile)).toEqual([]);
  });

  test.each([
    ['dark-background', text.replace('.9', '0')],
    ['text-contrast', dark + text.replace('.9', '.4')],
    ['text-contrast', `${dark} .8 g 90 390 100 30 re f ${text}`],
  ])('is red for %s', async (code, content) => {
    expect(await complaints(content, screenProfile)).toContain(code);
  });
});
