import type { Remark } from '../../check.ts';

/** Of remarks with one message only the first: a font that each page brings along anew is one font. */
export function firstOfEach(remarks: readonly Remark[]): Remark[] {
  const told = new Set<string>();
  return remarks.filter(({ message }) => !told.has(message) && told.add(message));
}
