import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';

/** How long an edition is. */
export interface EditionLength {
  edition: string;
  pages: number;
}

/** All editions have the same number of pages, so that a page reference holds in each. */
export function checkSamePageCount(editions: readonly EditionLength[]): Diagnostic[] {
  if (new Set(editions.map(({ pages }) => pages)).size < 2) return [];
  const found = editions.map(({ edition, pages }) => `${pages} (${edition})`).join(' and ');
  return [
    {
      code: 'prepress/parity',
      severity: 'error',
      message: `expected all editions to have as many pages, found ${found}`,
      hint: 'Compare the pages around the first figure or formula whose size differs between the editions.',
    },
  ];
}
