import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { StandardFonts } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { editionContent } from '../../edition-content.ts';
import { screenProfile } from '../../sample-profile.ts';
import type { EditionContent } from '../../subject.ts';
import { remarksOn, sampleSubject } from '../marks/sample-marks.ts';
import { parity } from './parity.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'parity-'));

afterAll(() => rmSync(folder, { recursive: true }));

const screen: EditionContent = {
  edition: 'screen',
  texts: ['A title', 'one two three four five six', 'the end'],
  figures: ['wave/nodes on page 2', 'wave/ends on page 3'],
  labels: ['fig:wave/nodes is 1.1, on page 2'],
};

async function messages(otherEdition: EditionContent, content = screen): Promise<string[]> {
  const subject = await sampleSubject({ profile: screenProfile, book: { content, otherEdition } });
  return (await remarksOn(parity, subject)).map(({ message }) => message);
}

test('editions that say the same agree', async () => {
  expect(await messages({ ...screen, edition: 'print' })).toEqual([]);
});

test('an edition alone has nothing to agree with', async () => {
  const subject = await sampleSubject({ profile: screenProfile, book: { content: screen } });
  expect(parity.applies?.(subject)).toBe(false);
});

test('the first page that differs is told with the words that differ, and how many more do', async () => {
  const texts = ['A title', 'one two three 4 five six', 'The End'];
  expect(await messages({ ...screen, edition: 'print', texts })).toEqual([
    'Expected page 2 to say the same in both editions, found “one two three four” (screen) and “one two three 4” (print). One more page differs.',
  ]);
});

test('words that only one edition has are told, and long differences are shortened', async () => {
  const words = Array.from({ length: 30 }, (_, index) => `w${index}`).join(' ');
  const texts = ['A title', `one two three four ${words} five six`, 'the end'];
  expect(await messages({ ...screen, edition: 'print', texts })).toEqual([
    'Expected page 2 to say the same in both editions, found “… two three four” (screen) and “… two three four w0 w1 w2 w3 w4 w5 w6 w7 …” (print).',
  ]);
});

test('another page count, another figure, another number and another order are told', async () => {
  const found = await messages({
    edition: 'print',
    texts: screen.texts.slice(0, 2),
    figures: screen.figures.toReversed(),
    labels: ['fig:wave/nodes is 1.2, on page 2'],
  });
  expect(found).toEqual([
    'Expected both editions to have as many pages, found 3 (screen) and 2 (print).',
    'Expected the figures of both editions in the same order, found another order from wave/nodes on page 2 on.',
    'Expected the same labels at the same places in both editions; screen alone: fig:wave/nodes is 1.1, on page 2; print alone: fig:wave/nodes is 1.2, on page 2.',
  ]);
});

test('addresses, pages that a label permits to differ, and blank ones at the end are no part of what an edition says', async () => {
  const content = async (edition: string, texts: readonly string[]) => {
    const document = await sampleDocument({
      pages: texts.length,
      content: '',
      change: async (document, pages) => {
        const font = await document.embedFont(StandardFonts.Helvetica);
        pages.forEach((page, index) => page.drawText(texts[index]!, { x: 50, y: 50, font }));
      },
    });
    const file = path.join(folder, `${edition}.pdf`);
    writeFileSync(file, await documentBytes(document));
    const labels = [
      { name: 'differs:colophon', number: '', page: '2' },
      { name: 'sec:a', number: '1.3', page: '3' },
    ];
    return editionContent({ edition, path: file, document, labels });
  };
  const own = await content('screen', ['Title', 'A dark edition', 'see https://a.org/x for more']);
  expect(own).toEqual({
    edition: 'screen',
    texts: ['Title', '', 'see for more'],
    figures: [],
    labels: ['differs:colophon is unnumbered, on page 2', 'sec:a is 1.3, on page 3'],
  });
  const printed = ['Title', 'A white one', 'see https://a.org/y for more', ''];
  const other = await content('print', printed);
  expect(await messages(other, own)).toEqual([]);
  const different = await content('print', ['Title', 'A white one', 'see more']);
  expect(await messages(different, own)).toHaveLength(1);
});
