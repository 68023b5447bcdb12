import { readStylesheet } from '@chiaroscuro/stylesheet/read-stylesheet';
import { resolveEdition } from '@chiaroscuro/stylesheet/resolve-edition';
import type { Palette } from '../reader/session.ts';

/** The colours of every edition of a stylesheet. */
export function readPalettes(text: string, file: string): Record<string, Palette> {
  const stylesheet = readStylesheet(text, file);
  return Object.fromEntries(
    stylesheet.editions.map((edition) => {
      const { colours, colourMaps } = resolveEdition(stylesheet, edition);
      return [edition, { colours, colourMaps }];
    }),
  );
}
