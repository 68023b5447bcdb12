import { expect, test } from 'vitest';
import { judge } from './compare-backends.ts';

test.each([
  [0.95, 0.5, 'wasm', 'tensorflow takes 1.9 times as long (0.95 ms a step, wasm 0.50 ms)'],
  [9, 10, 'wasm', 'tensorflow is 1.1 times as fast (9.00 ms a step, wasm 10 ms)'],
  [12, 120, 'tensorflow', 'tensorflow is 10.0 times as fast (12 ms a step, wasm 120 ms)'],
])('%d ms against %d ms: %s', (tensorflow, wasm, backend, reason) => {
  expect(judge({ tensorflow, wasm })).toEqual({ backend, reason });
});
