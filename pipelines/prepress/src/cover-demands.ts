import { readFileSync } from 'node:fs';
import type { BookConfig } from '@chiaroscuro/manuscript/book-config';
import type { EditionMetadata } from '@chiaroscuro/pdf/edition-metadata';
import type { CoverMeasures } from '@chiaroscuro/printers/cover-measures';
import { editionMetadata, inch, type EditionDemands } from './edition-demands.ts';

/**
 * What is asked of an edition's cover: the same as of its pages, but for their size and bleed.
 *
 * @param sheet the file in which the stage `cover` has left the cover's measures.
 */
export function coverDemands(pages: EditionDemands, sheet: string): EditionDemands {
  if (pages.medium === 'screen') return pages;
  const { width, height, bleed } = JSON.parse(readFileSync(sheet, 'utf8')) as CoverMeasures;
  const side = bleed * inch;
  // A cover is one sheet: there is nothing to bind.
  const { binding: _, ...others } = pages;
  return {
    ...others,
    geometry: {
      trimWidth: (width - 2 * bleed) * inch,
      trimHeight: (height - 2 * bleed) * inch,
      bleed: { top: side, bottom: side, inside: side, outside: side },
    },
  };
}

/** What a cover says of itself: what its book does, and that it is its cover. */
export function coverMetadata(config: BookConfig): EditionMetadata {
  const metadata = editionMetadata(config);
  return { ...metadata, title: `${metadata.title}: cover` };
}
