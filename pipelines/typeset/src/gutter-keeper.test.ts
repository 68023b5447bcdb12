import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { PrinterLayout } from '@chiaroscuro/printers/printer-layout';
import { gutterKeeper } from './gutter-keeper.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gutter-'));
afterAll(() => rmSync(folder, { recursive: true }));

const layout: PrinterLayout = {
  bleed: 0.125,
  margins: 0.375,
  gutter: [
    { pages: 150, inches: 0.375 },
    { pages: 300, inches: 0.5 },
    { pages: 500, inches: 0.625 },
  ],
  multiple: 2,
  lastIsBlank: false,
};
const layoutFile = path.join(folder, 'printer.json');
writeFileSync(layoutFile, JSON.stringify(layout));

/** Runs passes of a book whose page count follows from the gutter until the gutter stays. */
function settle(count: (gutter: number) => number, pages?: number) {
  const keeper = gutterKeeper({ layoutFile, workFolder: folder, pages })!;
  const read = (): number =>
    (JSON.parse(readFileSync(path.join(folder, 'gutter.json'), 'utf8')) as { inches: number })
      .inches;
  keeper.begin();
  for (let pass = 1; ; pass += 1) {
    const before = read();
    const said = keeper.afterPass(count(before));
    if (read() === before)
      return { gutter: before, passes: pass, said: said.map(({ code }) => code) };
    if (pass === 10) throw new Error('it never settles');
  }
}

test('a book that keeps its pages gets its gutter in one pass more, or at once when it is known', () => {
  expect(settle(() => 200)).toEqual({ gutter: 0.5, passes: 2, said: [] });
  expect(settle(() => 200, 180)).toEqual({ gutter: 0.5, passes: 1, said: [] });
});

test('a book that grows with its gutter settles where both agree', () => {
  expect(settle((gutter) => (gutter < 0.5 ? 160 : gutter < 0.6 ? 310 : 320))).toEqual({
    gutter: 0.625,
    passes: 3,
    said: [],
  });
});

test.each([1, 200, 400])(
  'when they push each other to and fro the wider gutter is taken, wherever it began (%i pages)',
  (pages) => {
    // Too long for the narrow gutter, too short for the wide one.
    expect(settle((gutter) => (gutter < 0.5 ? 152 : 148), pages)).toMatchObject({
      gutter: 0.5,
      said: ['printer/gutter'],
    });
  },
);

test('an edition without a printer has no gutter to keep', () => {
  const missing = path.join(folder, 'none.json');
  expect(gutterKeeper({ layoutFile: missing, workFolder: folder, pages: 1 })).toBeUndefined();
});
