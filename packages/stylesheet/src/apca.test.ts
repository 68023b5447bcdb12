import { expect, test } from 'vitest';
import { apcaContrast } from './apca.ts';

// The values that APCA-W3 0.1.9 is published with: text, background, Lc.
test.each([
  ['888888', 'FFFFFF', 63.056469930209424],
  ['FFFFFF', '888888', -68.54146436644962],
  ['000000', 'AAAAAA', 58.146262578561334],
  ['AAAAAA', '000000', -56.24113336839742],
  ['112233', 'DDEEFF', 91.66830811481631],
  ['DDEEFF', '112233', -93.06770049484275],
  ['112233', '444444', 8.32326136957393],
  ['444444', '112233', -7.526878460278154],
])('%s on %s has the published contrast', (text, background, contrast) => {
  expect(apcaContrast(text, background)).toBeCloseTo(contrast, 10);
});

test('what can hardly be seen has no contrast', () => {
  expect(apcaContrast('777777', '777777')).toBe(0);
  expect(apcaContrast('112233', '223344')).toBe(0);
});
