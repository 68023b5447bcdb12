import type { Remark } from '../../check.ts';
import type { ColourUse } from './colour-uses.ts';

/** How many findings of one place a message names. */
const shown = 6;

/** One remark for each figure, or for each page outside figures, that names what was found there. */
export function colourRemarks(options: {
  uses: readonly ColourUse[];
  expected: string;
  hint: string;
  /** What is told of a use; what is not, is fine. */
  describe: (use: ColourUse) => string | undefined;
}): Remark[] {
  const { uses, expected, hint, describe } = options;
  const byPlace = new Map<string, { use: ColourUse; words: Set<string> }>();
  for (const use of uses) {
    const words = describe(use);
    if (words === undefined) continue;
    const key = use.figure ?? `page ${use.page}`;
    const place = byPlace.get(key) ?? { use, words: new Set<string>() };
    place.words.add(`${words} (${use.by})`);
    byPlace.set(key, place);
  }
  return [...byPlace.values()].map(({ use: { page, figure }, words }) => ({
    message: `Expected ${expected}, found ${listed([...words])}.`,
    place: { page, ...(figure !== undefined && { figure }) },
    hint,
  }));
}

function listed(words: readonly string[]): string {
  const hidden = words.length - shown;
  const first = words.slice(0, shown).join(', ');
  return hidden > 0 ? `${first} and ${hidden} more` : first;
}
