import { expect, test } from 'vitest';
import { wantedBackend } from './wanted-backend.ts';

test('the environment comes before the book, the book before auto', () => {
  expect(wantedBackend('cpu', 'wasm')).toBe('cpu');
  expect(wantedBackend('', 'wasm')).toBe('wasm');
  expect(wantedBackend(undefined, undefined)).toBe('auto');
});

test('an unknown backend is refused with those there are', () => {
  expect(() => wantedBackend('cuda', 'wasm')).toThrow(
    /one of auto, tensorflow, wasm, cpu, found "cuda"/,
  );
});
