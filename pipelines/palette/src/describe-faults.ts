import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { closestVision, lacksCue } from '@chiaroscuro/stylesheet/palette-facts';
import { closeColours } from '@chiaroscuro/stylesheet/palette-proof';
import type { BookProof } from '@chiaroscuro/book-facts/prove-book';

/** Pairs that only colour tells apart, and declared cues that are not there, each told once for all editions. */
export function describeFaults({ editions }: BookProof): Diagnostic[] {
  const faults = editions.flatMap(({ edition, figures, mistakes }): Diagnostic[] => [
    ...mistakes,
    ...figures.flatMap(({ figure, file, pairs }) =>
      pairs.filter(lacksCue).map((pair): Diagnostic => {
        const vision = closestVision(pair);
        const names = [pair.first, pair.second].map((colour) => colour.names.join(', '));
        return {
          code: 'preflight/colour-vision',
          severity: 'warning',
          message: `expected more than colour to tell ${names.join(' from ')} in ${figure}, whose colours are ${pair.distances[vision].toFixed(1)} apart (ΔE00) in ${vision}; ${closeColours} are needed`,
          place: { file, edition: edition.name },
          hint: 'Give one of them a dash or another mark, label both beside their marks, or say with \\cues which words do.',
        };
      }),
    ),
  ]);
  const known = new Set<string>();
  return faults.filter(({ message, place }) => {
    const key = `${place?.file} ${place?.line} ${message}`;
    return !known.has(key) && known.add(key);
  });
}
