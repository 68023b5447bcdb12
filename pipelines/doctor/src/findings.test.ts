import { expect, test } from 'vitest';
import { parseVersion } from './examine-tools.mjs';
import { formatFindings, wantsColours } from './findings.mjs';

test('findings stand in columns, a mark first', () => {
  const findings = [
    { state: 'present', name: 'qpdf', detail: '11.3.0' },
    { state: 'missing', name: 'memoir.cls', detail: '(texlive-latex-recommended)' },
    { state: 'optional', name: 'gs', detail: '' },
  ] as const;
  expect(formatFindings([...findings], false)).toEqual([
    '✓ qpdf        11.3.0',
    '✗ memoir.cls  (texlive-latex-recommended)',
    '– gs',
  ]);
});

test('colours change the mark and nothing else', () => {
  const [line = ''] = formatFindings([{ state: 'missing', name: 'gs', detail: '' }], true);
  expect(line).toContain('\u001b[31m✗');
  expect(line.replace(/\u001b\[\d+m/g, '')).toBe('✗ gs');
});

test.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
  [{}, {}, false],
])('a stream %j with %j wants colours: %s', (stream, env, expected) => {
  expect(wantsColours(stream, env)).toBe(expected);
});

test.each([
  ['qpdf version 11.3.0\nRun qpdf --copyright', '11.3.0'],
  ['pdfinfo version 22.12.0\nCopyright 2005-2022', '22.12.0'],
  ['This is LuaHBTeX, Version 1.15.0 (TeX Live 2022/Debian)', '1.15.0'],
  ['no version', undefined],
])('the version in %j is %s', (text, version) => {
  expect(parseVersion(text)).toBe(version);
});
