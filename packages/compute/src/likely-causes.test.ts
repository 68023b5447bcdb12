import { expect, test } from 'vitest';
import type { Ingredients } from './ingredients.ts';
import { likelyCauses } from './likely-causes.ts';

const chapter = 'book/chapters/ellipse';
const accepted: Ingredients = {
  modules: { [`${chapter}/mathematics/energy.ts`]: 'a1', 'packages/compute/src/random.ts': 'b1' },
  seed: 3,
  parameters: { nodes: 41, heat: { rows: 21, columns: 31 }, levels: [0.5, 1] },
  backend: 'wasm',
  versions: { node: '20', '@tensorflow/tfjs': '4.22.0' },
  models: [{ model: 'decoder', seed: 4, parameters: { epochs: 120 }, backend: 'wasm' }],
};

function causes(change: Partial<Ingredients>): string[] {
  return likelyCauses({ accepted, computed: { ...accepted, ...change }, folder: chapter });
}

test.each<[Partial<Ingredients>, string[]]>([
  [{}, []],
  [{ seed: 4 }, ['seed 3 → 4']],
  [{ parameters: { ...(accepted.parameters as object), nodes: 37 } }, ['parameter nodes 41 → 37']],
  [
    { parameters: { nodes: 41, heat: { rows: 21, columns: 30 }, levels: [0.5, 2], new: 1 } },
    [
      'parameter heat.columns 31 → 30',
      'parameter levels [0.5,1] → [0.5,2]',
      'parameter new none → 1',
    ],
  ],
  [
    { modules: { ...accepted.modules, [`${chapter}/mathematics/energy.ts`]: 'a2' } },
    ['mathematics/energy.ts changed'],
  ],
  [
    { modules: { 'packages/compute/src/random.ts': 'b2', [`${chapter}/models/a.ts`]: 'c' } },
    [
      'mathematics/energy.ts is no longer used',
      'models/a.ts is new',
      'packages/compute/src/random.ts changed',
    ],
  ],
  [{ backend: 'cpu' }, ['backend wasm → cpu']],
  [{ versions: { node: '22', '@tensorflow/tfjs': '4.22.0' } }, ['Node 20 → 22']],
  [
    { versions: { node: '20', '@tensorflow/tfjs': '4.23.0' } },
    ['@tensorflow/tfjs 4.22.0 → 4.23.0'],
  ],
  [{ models: [] }, ['model decoder is no longer trained']],
  [
    { models: [{ model: 'decoder', seed: 5, parameters: { epochs: 60 }, backend: 'wasm' }] },
    ['seed of model decoder 4 → 5', 'model decoder, parameter epochs 120 → 60'],
  ],
])('%j is told in the author’s terms', (change, told) => {
  expect(causes(change)).toEqual(told);
});

test('several causes are all told, what the author wrote before what the machine has', () => {
  expect(causes({ seed: 4, backend: 'cpu' })).toEqual(['seed 3 → 4', 'backend wasm → cpu']);
});

test.each([undefined, {}, { modules: {} }, 'nonsense', null])(
  'with %j for ingredients the cause is not known',
  (unknown) => {
    expect(likelyCauses({ accepted: unknown, computed: accepted, folder: chapter })).toEqual([]);
    expect(likelyCauses({ accepted, computed: unknown, folder: chapter })).toEqual([]);
  },
);
