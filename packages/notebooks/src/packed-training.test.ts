import { expect, test } from 'vitest';
import { packData, unpackData } from '../reader/packed-training.ts';

test('a training is unpacked to the bit: float32, float64, nested, short and odd numbers', () => {
  const single = Array.from({ length: 40 }, (_, k) => Math.fround(Math.sin(k)));
  const double = single.map((value) => value + 1e-12);
  const data = { weights: [single, double], history: double, loss: 0.1, bias: [1, NaN, -Infinity] };
  expect(unpackData(packData(data))).toEqual(data);
});

test('float32 is kept in four bytes a number, and survives JSON', () => {
  const weights = Float32Array.from({ length: 3000 }, (_, k) => Math.cos(k));
  const text = JSON.stringify(packData({ weights }));
  expect(text.length).toBeLessThan(16_100);
  expect(unpackData(JSON.parse(text)).weights).toEqual(Array.from(weights));
});
