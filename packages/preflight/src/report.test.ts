import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { readPrinter } from '@chiaroscuro/printers/read-printer';
import { checkList } from './check-list.ts';
import { makeReport, type Inspected } from './report.ts';
import { formatReportJson } from './report-json.ts';
import { formatReport } from './report-list.ts';
import { describeVerdict } from './report-verdict.ts';
import schema from './report.schema.json' with { type: 'json' };

const thinLine = {
  code: 'preflight/line-width',
  severity: 'error',
  message: 'A line is 0.1 pt wide.',
  place: { page: 12, figure: 'ellipse/horn', file: 'book/horn.tex' },
  hint: 'Draw it with a named weight.',
} as const;
const findings: Inspected['findings'] = [
  { code: 'preflight/tint', severity: 'note', message: 'A tint of 3 %.', place: { page: 2 } },
  { ...thinLine, where: [1, 2, 3, 2] },
  { code: 'preflight/type-size', severity: 'warning', message: 'Small.', place: { page: 2 } },
  { code: 'preflight/version', severity: 'error', message: 'Old.', place: { file: 'a.pdf' } },
  { ...thinLine, where: [1, 5, 3, 5] },
];

function report(found: Inspected['findings'] = findings) {
  return makeReport({
    file: 'a.pdf',
    bytes: new Uint8Array([1, 2, 3]),
    pages: 48,
    profile: { medium: 'print', name: 'kdp', printer: readPrinter('kdp') },
    checks: [
      ...checkList
        .filter(({ code, edition }) => edition !== 'screen' && code !== 'preflight/tint')
        .map(({ code }) => ({ code, outcome: 'made' }) as const),
      { code: 'preflight/links', outcome: 'ignored' },
    ],
    findings: found,
  });
}

test('a report fits its schema, and one with anything else does not', () => {
  const validate = new Ajv({ allErrors: true }).compile(schema);
  expect(validate(JSON.parse(JSON.stringify(report()))), JSON.stringify(validate.errors)).toBe(
    true,
  );
  expect(JSON.parse(formatReportJson(report([])))).toEqual(report([]));
  const unknown = { ...report(), pages: -1 };
  expect(() => formatReportJson(unknown)).toThrow('pages must be >= 0');
  expect(validate({ ...report(), date: 'today' })).toBe(false);
});

test('findings come by page, the whole file first, the worst of a page first; the PDF itself is no source', () => {
  const { findings, counts } = report();
  expect(findings.map(({ page, code }) => [page, code])).toEqual([
    [undefined, 'preflight/version'],
    [2, 'preflight/type-size'],
    [2, 'preflight/tint'],
    [12, 'preflight/line-width'],
    [12, 'preflight/line-width'],
  ]);
  expect(counts).toEqual({ error: 3, warning: 1, note: 1 });
  expect(findings[0]).not.toHaveProperty('file');
  expect(findings[3]).toMatchObject({ file: 'book/horn.tex', where: [1, 2, 3, 2] });
});

test('all rows of the table are there, with what came out', () => {
  const { checks } = report();
  expect(checks.map(({ row }) => row)).toEqual(Array.from({ length: 46 }, (_, index) => index + 1));
  const outcome = (code: string) => checks.find((check) => check.code === `preflight/${code}`);
  expect(outcome('line-width')).toMatchObject({ outcome: 'error', findings: 2 });
  expect(outcome('type-size')).toMatchObject({ outcome: 'warning' });
  expect(outcome('fonts')).toMatchObject({ outcome: 'passed', decidedBy: 'our own reader' });
  expect(outcome('links')).toMatchObject({ outcome: 'ignored' });
  expect(outcome('mathematics')).toMatchObject({ outcome: 'does-not-apply' });
});

test('equal files give equal reports', () => {
  expect(JSON.stringify(report())).toBe(JSON.stringify(report()));
});

test('the verdict is one sentence', () => {
  expect(describeVerdict(report())).toBe(
    'Not ready for Amazon KDP, paperback in premium colour: 3 errors, 1 warning and 1 note, on 2 of 48 pages and in the file as a whole.',
  );
  expect(describeVerdict(report(findings.slice(0, 1)))).toMatch(
    /^Ready for Amazon KDP.*: \d+ checks found no error; 1 note deserves a look\.$/,
  );
  expect(describeVerdict(report([findings[0]!, findings[2]!]))).toMatch(
    /; 1 warning and 1 note deserve a look\.$/,
  );
  expect(describeVerdict(report([]))).toMatch(/: \d+ checks found no error\.$/);
});

test('the terminal is told the worst last, alike findings once, and a remedy once', () => {
  const text = formatReport(report(), false);
  expect(text).not.toContain('\u001b');
  expect(text.match(/\[preflight\/[a-z-]+\]/g)).toEqual([
    '[preflight/tint]',
    '[preflight/type-size]',
    '[preflight/version]',
    '[preflight/line-width]',
  ]);
  expect(text).toContain(`A line is too thin to print. [preflight/line-width]
  error book/horn.tex (figure ellipse/horn, page 12): A line is 0.1 pt wide. × 2
  → Draw it with a named weight.
`);
  expect(text.trimEnd().split('\n').at(-1)).toMatch(/^Not ready/);
  expect(formatReport(report(), true)).toContain('\u001b[31m');
});

test('of many findings of one check the terminal is shown six, and how many more there are', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    ...thinLine,
    place: { page: index + 1 },
  }));
  const text = formatReport(report(many), false);
  expect(text.match(/^ {2}error /gm)).toHaveLength(6);
  expect(text).toContain('and 34 more');
});
