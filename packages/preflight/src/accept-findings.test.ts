import { expect, test } from 'vitest';
import { acceptFindings } from './accept-findings.ts';
import type { Finding } from './check.ts';

const finding = (severity: Finding['severity'], code: Finding['code'] = 'preflight/tint') =>
  ({ code, severity, message: 'Expected more ink.', hint: 'Use more.' }) satisfies Finding;

test('an accepted warning becomes a note that tells the reason', () => {
  const accepted = { tint: 'it fades on purpose' };
  expect(acceptFindings([finding('warning')], accepted)).toEqual([
    { ...finding('note'), hint: 'Accepted by the author: it fades on purpose' },
  ]);
});

test('errors, and warnings of other checks, stay', () => {
  const findings = [finding('error'), finding('warning', 'preflight/fonts')];
  expect(acceptFindings(findings, { tint: 'it fades on purpose' })).toEqual(findings);
  expect(acceptFindings(findings)).toEqual(findings);
});
