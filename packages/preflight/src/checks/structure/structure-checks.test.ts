import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import { afterAll, expect, test } from 'vitest';
import { checkList } from '../../check-list.ts';
import { sampleProfile, screenProfile } from '../../sample-profile.ts';
import type { Subject } from '../../subject.ts';
import { encryption } from './encryption.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';
import { structureChecks } from './structure-checks.ts';
import { syntax } from './syntax.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'structure-checks-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What each check that applies has to say of a file on disk. */
async function findingsIn(subject: Subject): Promise<string[]> {
  const findings: string[] = [];
  for (const check of structureChecks) {
    if (check.applies?.(subject) === false) continue;
    for (const { message } of await remarksOf(check, subject))
      findings.push(`${check.code}: ${message}`);
  }
  return findings;
}

function written(subject: Subject, name: string): Subject {
  const file = path.join(folder, `${name}.pdf`);
  writeFileSync(file, subject.bytes);
  return { ...subject, path: file };
}

const printProfiles = [
  sampleProfile(),
  sampleProfile({ standard: 'PDF/X-1a:2001' }),
  sampleProfile({ standard: 'PDF' }),
];

test.each(printProfiles)(
  'the sample for $printer.standard.value passes every check',
  async (profile) => {
    const subject = await sampleSubject({ profile, pages: 16 });
    expect(await findingsIn(written(subject, 'print'))).toEqual([]);
  },
);

test('the sample for screens passes every check when it is linearised', async () => {
  const { path: plain } = written(await sampleSubject({ profile: screenProfile }), 'plain');
  const linearised = path.join(folder, 'linearised.pdf');
  await execa('qpdf', ['--linearize', '--deterministic-id', plain, linearised]);
  const subject = await subjectOf(linearised);
  expect(await findingsIn({ ...subject, profile: screenProfile })).toEqual([]);
});

test('checks come in the order of the table, each once', () => {
  const rows = structureChecks.map(({ code }) => checkList.find((row) => row.code === code)!.row);
  expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
});

test('what qpdf warns of is an error of syntax', async () => {
  const subject = await sampleSubject();
  const text = Buffer.from(subject.bytes).toString('latin1');
  const twice = Buffer.from(
    text.replace('/Type /Catalog', '/Type /Catalog /Lang (a) /Lang (b)'),
    'latin1',
  );
  const [remark] = await remarksOf(syntax, written({ ...subject, bytes: twice }, 'twice'));
  expect(remark).toMatchObject({ excerpt: expect.stringContaining('duplicate') });
});

test('an encrypted file is told from one that is not', async () => {
  const plain = written(await sampleSubject(), 'open');
  const locked = path.join(folder, 'locked.pdf');
  await execa('qpdf', ['--encrypt', '', 'owner', '256', '--', plain.path, locked]);
  expect(await remarksOf(encryption, plain)).toEqual([]);
  expect(await remarksOf(encryption, await subjectOf(locked))).toMatchObject([
    { message: expect.stringContaining('/Encrypt') },
  ]);
});

async function subjectOf(file: string): Promise<Subject> {
  const bytes = readFileSync(file);
  const document = await readDocument(bytes, file);
  return { file, path: file, bytes, document, profile: sampleProfile() };
}
