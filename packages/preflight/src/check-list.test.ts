import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { allChecks } from './all-checks.ts';
import { checkList } from './check-list.ts';

const docs = readFileSync(path.join(import.meta.dirname, '../../../docs/preflight.md'), 'utf8');
const [prose = '', table = ''] = docs.split('## All checks');
const short = (code: string): string => code.replace('preflight/', '');

test('docs/preflight.md has the table of checks as it is', () => {
  const documented = [...table.matchAll(/^\| +(\d.*) \|$/gm)].map(([, row]) =>
    row!.split('|').map((cell) => cell.trim()),
  );
  const letters = { print: 'P', screen: 'S', both: 'B' };
  expect(documented).toEqual(
    checkList.map(({ row, title, code, edition, severity, decidedBy }) => [
      ...[String(row), title, `\`${short(code)}\``],
      ...[letters[edition], severity, decidedBy],
    ]),
  );
});

test('docs/preflight.md says of every check what its findings mean', () => {
  const explained = new Set([...prose.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code));
  expect(checkList.filter(({ code }) => !explained.has(short(code)))).toEqual([]);
});

test('every row of the table is checked, once', () => {
  expect(allChecks.map(({ code }) => code).sort()).toEqual(
    checkList.map(({ code }) => code).sort(),
  );
  expect(checkList.map(({ row }) => row)).toEqual(Array.from({ length: 46 }, (_, n) => n + 1));
});
