import { expect, test } from 'vitest';
import { pdfName, recordName } from './product-names.ts';

const book = { config: { slug: 'tiny' } };

test.each([
  [{}, 'tiny-print.pdf', 'tiny-draft-print.pdf', 'build.json'],
  [
    { chapter: 'wave' },
    'tiny-wave-proof-print.pdf',
    'tiny-wave-proof-draft-print.pdf',
    'tiny-wave-proof.json',
  ],
  [{ printer: 'kdp' }, 'tiny-print-kdp.pdf', 'tiny-draft-print-kdp.pdf', 'tiny-kdp.json'],
  [
    { chapter: 'wave', printer: 'kdp' },
    'tiny-wave-proof-print-kdp.pdf',
    'tiny-wave-proof-draft-print-kdp.pdf',
    'tiny-wave-proof-kdp.json',
  ],
])('what %o makes does not take the place of anything else', (plan, whole, draft, record) => {
  const named = { book, plan, edition: 'print' };
  expect(pdfName({ ...named, isDraft: false })).toBe(whole);
  expect(pdfName({ ...named, isDraft: true })).toBe(draft);
  expect(recordName(named)).toBe(record);
});
