import { expect, test } from 'vitest';
import { changedFigures, type ChangedFile } from './changed-figures.ts';

const file = (status: ChangedFile['status'], name: string): ChangedFile => ({
  status,
  file: `chapters/${name}`,
});

test('a figure has changed with its TikZ or its accepted numbers, not with a line of its code', () => {
  const files = [
    file('M', 'wave/figures/string/string.tex'),
    file('M', 'wave/golden/beat.golden'),
    file('M', 'wave/figures/quiet/quiet.ts'),
    file('M', 'wave/figures/quiet/quiet.alt.txt'),
    file('M', 'wave/wave.tex'),
  ];
  expect(changedFigures(files, new Set(['wave']))).toEqual([
    { figure: 'wave/string', kind: 'changed' },
    { figure: 'wave/beat', kind: 'changed' },
  ]);
});

test('without accepted numbers the code tells', () => {
  expect(changedFigures([file('M', 'wave/figures/string/string.ts')], new Set())).toEqual([
    { figure: 'wave/string', kind: 'changed' },
  ]);
});

test('a figure is new with its drawing, whatever comes first; one that is gone is not told', () => {
  const files = [
    file('A', 'wave/golden/fresh.golden'),
    file('A', 'wave/figures/fresh/fresh.tex'),
    file('A', 'wave/figures/fresh/fresh.ts'),
    file('D', 'wave/figures/gone/gone.tex'),
  ];
  expect(changedFigures(files, new Set(['wave']))).toEqual([{ figure: 'wave/fresh', kind: 'new' }]);
});
