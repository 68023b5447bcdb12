import { createHash } from 'node:crypto';
import { structureCheck } from '../structure/structure-check.ts';

/** Row 44. The same sources give the same file, so that anybody can see that a file comes from its sources. */
export const reproducible = structureCheck({
  code: 'preflight/reproducible',
  applies: ({ book }) => (book?.rebuilds ?? []).length > 0,
  inspect: ({ bytes, book }) => {
    const own = createHash('sha256').update(bytes).digest('hex');
    const others = book!.rebuilds!.filter((digest) => digest !== own);
    if (others.length === 0) return [];
    const found = [...new Set(others)].map((digest) => digest.slice(0, 12)).join(', ');
    return [
      {
        message: `Expected every build of these sources to give the file with the SHA-256 ${own.slice(0, 12)}…, found ${found}… in ${others.length} of ${book!.rebuilds!.length} further builds.`,
        hint: 'Look for what depends on the clock, on the folder, on the machine or on unseeded chance; qpdf --qdf makes both files comparable.',
      },
    ];
  },
});
