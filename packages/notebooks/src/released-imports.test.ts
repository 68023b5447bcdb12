import { expect, test } from 'vitest';
import { ownImports, withoutOwnImports } from './released-imports.ts';

const code = `import path from 'node:path';
import horn from './figures/horn/horn.ts';
import type { Point } from '@chiaroscuro/compute/plane';
import decoder, {
  meanFreeEnergy,
  predict as guess,
} from './models/horn-decoder.ts';
import * as marks from '@chiaroscuro/notebooks/reader/marks';

const y: Point = [1, 2];
`;

test('what a cell imports from the book is taken from the bundle; other imports and the rest stay', () => {
  expect(withoutOwnImports(code)).toBe(`import path from 'node:path';
const { default: horn } = book['./figures/horn/horn.ts'];
const { default: decoder, meanFreeEnergy, predict: guess } = book['./models/horn-decoder.ts'];
const marks = book['@chiaroscuro/notebooks/reader/marks'];

const y: Point = [1, 2];
`);
});

test('the bundle holds the modules whose values are used', () => {
  expect(ownImports(code)).toEqual([
    './figures/horn/horn.ts',
    './models/horn-decoder.ts',
    '@chiaroscuro/notebooks/reader/marks',
  ]);
});
