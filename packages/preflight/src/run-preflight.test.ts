import { expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Check, Remark } from './check.ts';
import { readPdf } from './read-pdf.ts';
import { samplePdf } from './read-sample.ts';
import { runPreflight } from './run-preflight.ts';
import { sampleProfile, screenProfile } from './sample-profile.ts';
import type { Subject } from './subject.ts';

async function subject(changes: Partial<Subject> = {}): Promise<Subject> {
  const bytes = samplePdf({ content: '9 9 9 9 re f 0 0 5 5 re f' });
  const document = await readPdf(bytes, 'a.pdf');
  return { file: 'a.pdf', path: 'a.pdf', bytes, document, profile: sampleProfile(), ...changes };
}

function check(code: Check['code'], remarks: readonly Remark[], more: Partial<Check> = {}): Check {
  return { code, begin: () => ({ end: () => [...remarks] }), ...more };
}

test('each check is told of the marks and the end of each page, and its findings carry code, severity and file', async () => {
  const told: string[] = [];
  const watching: Check = {
    code: 'preflight/tint',
    begin: () => ({
      mark: (mark) => told.push(`${mark.kind} ${mark.page}`),
      pageEnd: (page) => told.push(`end ${page}`),
      end: () => Promise.resolve([{ message: 'Pale.', place: { page: 1 } }]),
    }),
  };
  const { findings } = await runPreflight(await subject(), [watching]);
  expect(told).toEqual(['fill 1', 'fill 1', 'end 1']);
  expect(findings).toEqual([
    {
      code: 'preflight/tint',
      severity: 'warning',
      message: 'Pale.',
      place: { file: 'a.pdf', page: 1 },
    },
  ]);
});

test("a remark's own severity counts before the table's, the printer's before both", async () => {
  const remark: Remark = { message: 'A word.', severity: 'note' };
  const checks = [check('preflight/tint', [remark]), check('preflight/fonts', [remark])];
  const profile = sampleProfile({ severities: { fonts: 'warning' } });
  const { findings } = await runPreflight(await subject({ profile }), checks);
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
    ['preflight/fonts', 'warning'],
    ['preflight/tint', 'note'],
  ]);
});

test('the outcome tells which checks were made, made no sense, or were left out by the printer', async () => {
  const checks = [
    check('preflight/tint', []),
    check('preflight/fonts', [], { applies: () => false }),
    check('preflight/bleed', [{ message: 'Not said.' }]),
    check('preflight/links', [{ message: 'For screens.' }]),
  ];
  const profile = sampleProfile({ severities: { bleed: 'ignore' } });
  const result = await runPreflight(await subject({ profile }), checks);
  const outcomes = new Map(result.checks.map(({ code, outcome }) => [code, outcome]));
  expect(outcomes.get('preflight/tint')).toBe('made');
  expect(outcomes.get('preflight/fonts')).toBe('does-not-apply');
  expect(outcomes.get('preflight/bleed')).toBe('ignored');
  expect(outcomes.has('preflight/links')).toBe(false);
  expect(result.findings).toEqual([]);
  const onScreen = await runPreflight(await subject({ profile: screenProfile }), checks);
  expect(onScreen.findings.map(({ message }) => message)).toEqual(['For screens.']);
});

test('findings come by check and page; of the same one twenty with their places, and the pages of the rest', async () => {
  const remarks: Remark[] = [40, 3, ...Array.from({ length: 30 }, (_, index) => index + 1)].map(
    (page) => ({ message: 'Thin.', place: { page }, where: [0, 0, page, 1] }),
  );
  const checks = [
    check('preflight/tint', [{ message: 'Pale.' }]),
    check('preflight/line-width', remarks),
  ];
  const { findings } = await runPreflight(await subject(), checks);
  expect(findings.slice(0, 4).map(({ place }) => place?.page)).toEqual([1, 2, 3, 3]);
  expect(findings).toHaveLength(22);
  expect(findings[20]).toMatchObject({
    message: 'Thin. And 12 more, on page 20–30, 40.',
    place: { page: 20 },
  });
  expect(findings[20]).not.toHaveProperty('where');
  expect(findings[21]).toMatchObject({ code: 'preflight/tint' });
});

test('of an encrypted file nothing is asked but that', async () => {
  const trailer = '/Encrypt << /Filter /Standard /V 2 /R 3 /O (x) /U (y) /P -4 >> /ID [(a) (b)]';
  const document = await readPdf(samplePdf({ trailer, instead: { 4: { data: 'Rx!' } } }), 'a.pdf');
  const checks = [check('preflight/encryption', []), check('preflight/fonts', [])];
  const { checks: outcomes } = await runPreflight(await subject({ document }), checks);
  expect(outcomes.filter(({ outcome }) => outcome === 'made').map(({ row }) => row)).toEqual([2]);
});

test('a check that is faulty is not kept quiet', async () => {
  const faulty = check('preflight/tint', [], {
    begin: () => ({
      end: () => {
        throw new TypeError('x is undefined');
      },
    }),
  });
  await expect(runPreflight(await subject(), [faulty])).rejects.toThrow(TypeError);
});

test('a check that cannot read the file says so under its own code; a program that is missing stops all', async () => {
  const failing = (code: 'prepress/unreadable' | 'tool/missing') =>
    check('preflight/mathematics', [], {
      begin: () => ({
        end: () =>
          Promise.reject(
            new UserError({
              code,
              severity: 'error',
              message: 'No text.',
              place: { file: 'b', page: 2 },
            }),
          ),
      }),
    });
  const onScreen = await subject({ profile: screenProfile });
  const { findings } = await runPreflight(onScreen, [failing('prepress/unreadable')]);
  expect(findings).toEqual([
    {
      code: 'preflight/mathematics',
      severity: 'error',
      message: 'No text.',
      place: { file: 'a.pdf', page: 2 },
    },
  ]);
  await expect(runPreflight(onScreen, [failing('tool/missing')])).rejects.toThrow(UserError);
});
