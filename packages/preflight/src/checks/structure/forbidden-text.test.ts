import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StandardFonts } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import type { PreflightProfile } from '../../preflight-profile.ts';
import { sampleProfile, screenProfile } from '../../sample-profile.ts';
import { forbiddenText } from './forbidden-text.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'forbidden-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is found on the second page of a book that says this there. */
async function found(text: string, profile: PreflightProfile = screenProfile) {
  const subject = await sampleSubject({
    profile,
    change: async (document, [, page]) => {
      const font = await document.embedFont(StandardFonts.Helvetica);
      page!.drawText(text, { font, x: 50, y: 300, size: 10 });
    },
  });
  const file = path.join(folder, 'book.pdf');
  writeFileSync(file, subject.bytes);
  const remarks = await remarksOf(forbiddenText, { ...subject, path: file });
  for (const { place } of remarks) expect(place).toEqual({ page: 2 });
  return remarks.map(({ message }) => /found "(.*)"/.exec(message)![1]);
}

const unfinished: [text: string, found: string[]][] = [
  ['as Figure ?? shows', ['??']],
  ['as shown in [?]', ['[?]']],
  ['TODO: a proof', ['TODO']],
  ['fixme and TBD', ['fixme', 'TBD']],
  ['by [Placeholder for a name]', ['[Placeholder for a name]']],
  ['[Insert dedication]', ['[Insert dedication]']],
  ['Lorem ipsum dolor', ['Lorem ipsum']],
];

test.each(unfinished)('"%s" is red in both editions', async (text, expected) => {
  expect(await found(text)).toEqual(expected);
  expect(await found(text, sampleProfile())).toEqual(expected);
});

const finished = ['What?', 'Really???', 'mastodons', 'an interval [a, b]', 'Printed in Kenya'];

test.each(finished)('"%s" is green on screens', async (text) => {
  expect(await found(text)).toEqual([]);
});

test('a printer refuses what his profile says, whatever its case', async () => {
  expect(await found('Printed in Kenya on FSC paper', sampleProfile())).toEqual([
    'Printed in',
    'FSC',
  ]);
  const lenient = sampleProfile({ forbiddenTexts: [] });
  expect(await found('Printed in Kenya on FSC paper', lenient)).toEqual([]);
});

test('what a printer refuses and every book must not say is told once', async () => {
  const profile = sampleProfile({ forbiddenTexts: [String.raw`\btodo\b`, ''] });
  expect(await found('TODO', profile)).toEqual(['TODO']);
});
