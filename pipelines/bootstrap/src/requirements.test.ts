import { expect, test } from 'vitest';
import { checkRequirements, readRequirements } from './requirements.mjs';

const qpdf = { name: 'qpdf', debian: 'qpdf', homebrew: 'qpdf' };

test('the tracked list names the programs that typeset and finish a book', () => {
  const names = readRequirements().programs.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['lualatex', 'kpsewhich', 'biber', 'qpdf']));
});

test('what only one command needs is asked for by that command alone', () => {
  const namesFor = (command: string) => readRequirements(command).programs.map(({ name }) => name);
  expect(namesFor('test')).toContain('chromium');
  expect(namesFor('build')).not.toContain('chromium');
  expect(namesFor('watch')).toContain('synctex');
});

test('whatever is needed has a place to come from on Debian and elsewhere', () => {
  const { programs, texFiles } = readRequirements();
  for (const { debian, texlive, homebrew } of [...programs, ...texFiles]) {
    expect(debian).toMatch(/^[a-z0-9][a-z0-9+.-]+$/);
    expect([texlive, homebrew].filter(Boolean)).toHaveLength(1);
  }
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
