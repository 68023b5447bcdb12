import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { coverDemands } from './cover-demands.ts';
import type { EditionDemands } from './edition-demands.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'cover-demands-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sheet = path.join(folder, 'cover.json');
writeFileSync(sheet, JSON.stringify({ width: 14.5, height: 10.25, spine: 0.25, bleed: 0.125 }));

test('a printed cover is trimmed to back, spine and front, has bleed all round and nothing to bind', () => {
  const pages: EditionDemands = {
    medium: 'print',
    geometry: {
      trimWidth: 504,
      trimHeight: 720,
      bleed: { top: 9, bottom: 9, inside: 0, outside: 9 },
    },
    standard: 'PDF/X-4',
    colourSpace: 'cmyk',
    binding: { multiple: 8, lastIsBlank: true },
  };
  expect(coverDemands(pages, sheet)).toEqual({
    medium: 'print',
    geometry: {
      trimWidth: 1026,
      trimHeight: 720,
      bleed: { top: 9, bottom: 9, inside: 9, outside: 9 },
    },
    standard: 'PDF/X-4',
    colourSpace: 'cmyk',
  });
});

test('a front for screens is asked what the pages are asked', () => {
  expect(coverDemands({ medium: 'screen' }, sheet)).toEqual({ medium: 'screen' });
});
