import { expect, test } from 'vitest';
import { checkParity, type Parity } from './check-parity.ts';

function parity(change: Partial<Parity> = {}): Parity {
  const arrays = {
    provenance: { figure: 'toy/curve', backend: 'float64', versions: {} },
    tables: { curve: { columns: { x: [0, 1, 2], y: [0, 10, 20] } } },
    numbers: { peak: 20 },
  };
  return {
    chapter: 'toy',
    file: 'book/chapters/toy/notebook.ts',
    promised: ['curve'],
    computed: new Map([['curve', arrays]]),
    book: new Map([['curve', arrays]]),
    ...change,
  };
}

function moved(by: number) {
  return new Map([
    [
      'curve',
      {
        tables: { curve: { columns: { x: [0, 1, 2], y: [0, 10 + by, 20] } } },
        numbers: { peak: 20 },
      },
    ],
  ]);
}

test('equal numbers, and numbers within the tolerance of the drift gate, are the book’s', () => {
  expect(checkParity(parity())).toEqual([]);
  expect(checkParity(parity({ computed: moved(1e-8) }))).toEqual([]);
});

test('a number beyond it is told with figure, table, column and both values', () => {
  expect(checkParity(parity({ computed: moved(1e-6) }))).toMatchObject([
    {
      code: 'notebook/parity',
      place: { figure: 'toy/curve' },
      message: expect.stringMatching(/table curve, column y: expected 10\b.*found 10\.000001/),
    },
  ]);
});

test('a promised figure that no cell computes is missing; so is one that the book does not have', () => {
  expect(checkParity(parity({ computed: new Map() }))).toMatchObject([
    { code: 'notebook/figure-missing', place: { figure: 'toy/curve' } },
  ]);
  expect(checkParity(parity({ book: new Map() }))).toMatchObject([
    { code: 'notebook/figure-missing', message: expect.stringContaining('has no numbers') },
  ]);
});
