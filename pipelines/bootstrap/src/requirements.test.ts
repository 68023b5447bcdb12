import { expect, test } from 'vitest';
import { checkRequirements, readRequirements } from './requirements.mjs';

const qpdf = { name: 'qpdf', debian: 'qpdf', homebrew: 'qpdf' };

test('the tracked list names the programs that typeset and finish a book', () => {
  const names = readRequirements().programs.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['lualatex', 'kpsewhich', 'biber', 'qpdf']));
});

test('what TeX Live brings is known to tlmgr, everything else to Homebrew', () => {
  const { programs, texFiles } = readRequirements();
  expect(texFiles.filter(({ texlive }) => !texlive)).toEqual([]);
  expect(programs.filter(({ texlive, homebrew }) => !texlive === !homebrew)).toEqual([]);
});

test.each([
  ['an unknown key', { ...qpdf, debain: 'qpdf' }, 'programs[0]: unknown key "debain"'],
  ['no package of Debian', { name: 'qpdf', homebrew: 'qpdf' }, 'expected "name" and "debian"'],
  ['neither tlmgr nor Homebrew', { name: 'qpdf', debian: 'qpdf' }, 'either "texlive" or'],
  ['a number for a name', { ...qpdf, name: 3 }, '"name" is not a word'],
])('an entry with %s is refused by its place', (_, entry, message) => {
  expect(() => checkRequirements({ programs: [entry], texFiles: [] })).toThrow(message);
});

test('a name that stands twice is refused', () => {
  expect(() => checkRequirements({ programs: [qpdf, qpdf], texFiles: [] })).toThrow('twice');
});

test('a list that is missing is refused', () => {
  expect(() => checkRequirements({ programs: [] })).toThrow('"texFiles"');
});
