import { expect, test } from 'vitest';
import { requiredColour } from './required-colour.ts';

test('a colour that pages need is found, or missed by its name', () => {
  const screen = { edition: 'screen', colours: { paper: '14161A' } };
  expect(requiredColour(screen, 'paper')).toBe('14161A');
  expect(() => requiredColour(screen, 'ink')).toThrow(/"ink" for the edition "screen"/);
});
