import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { screenProfile } from '../../sample-profile.ts';
import type { BookFacts } from '../../subject.ts';
import { mathematics } from './mathematics.ts';
import { remarksOn, sampleSubject } from './sample-marks.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'mathematics-test-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const formula = (text: string) => ({ book: { formulas: [{ text, label: 'eq:energy' }] } });
const content = 'BT /F 12 Tf 100 100 Td (E = f + g) Tj ET';

test('a formula that a page’s text holds is fine, however it is spaced', async () => {
  const subject = await subjectOf({ content, ...formula('E=f + g') });
  expect(await remarksOn(mathematics, subject)).toEqual([]);
});

test('a formula that copies as something else is found', async () => {
  const subject = await subjectOf({ content, ...formula('𝐸 = 𝑓 + 𝑔') });
  expect(await remarksOn(mathematics, subject)).toMatchObject([
    {
      message:
        'Expected the formula eq:energy to copy as “𝐸 = 𝑓 + 𝑔”, but no page’s text holds it.',
    },
  ]);
});

test('formulas are a question where the build knows some', async () => {
  expect(mathematics.applies?.(await subjectOf({}))).toBe(false);
  expect(mathematics.applies?.(await subjectOf({ ...formula('E') }))).toBe(true);
});

function subjectOf(values: { content?: string; book?: BookFacts }) {
  return sampleSubject({ profile: screenProfile, folder, ...values });
}
