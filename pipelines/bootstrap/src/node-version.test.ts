import { expect, test } from 'vitest';
import { explainNodeVersion } from './node-version.mjs';

test.each(['20.12.0', '20.20.2', '22.0.0', '22.99.1'])('Node.js %s fits', (version) => {
  expect(explainNodeVersion(version, '>=20.12 <23')).toBeUndefined();
});

test.each(['20.11.9', '18.20.0', '9.99.0'])(
  'Node.js %s is too old, without a reason',
  (version) => {
    const [line] = (explainNodeVersion(version, '>=20.12 <23') ?? '').split('\n');
    expect(line).toBe(`Expected Node.js >=20.12 <23, found ${version}.`);
  },
);

test.each(['23.0.0', '24.1.0'])('Node.js %s is too new, because of TensorFlow.js', (version) => {
  expect(explainNodeVersion(version, '>=20.12 <23')).toMatch(/found .* TensorFlow.js/);
});

test('a range that is not understood is a mistake in package.json, not a pass', () => {
  expect(() => explainNodeVersion('20.12.0', '^20')).toThrow(/engines/);
});
