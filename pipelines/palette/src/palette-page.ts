import { readFileSync } from 'node:fs';
import path from 'node:path';
import { html, Markup } from '@chiaroscuro/preflight/report-markup';
import { lacksCue } from '@chiaroscuro/stylesheet/palette-facts';
import { colourCards } from './colour-cards.ts';
import { mapCards } from './map-cards.ts';
import { pairRows } from './pair-rows.ts';
import type { BookProof } from '@chiaroscuro/book-facts/prove-book';

const styles = new Markup(readFileSync(path.join(import.meta.dirname, 'palette.css'), 'utf8'));

/** The page that shows a book's palette to a person. It needs no other file; the same palette gives the same page. */
export function palettePage(title: string, proof: BookProof): string {
  const pairs = proof.editions.flatMap(({ figures }) => figures.flatMap((figure) => figure.pairs));
  const missing = pairs.filter(lacksCue).length;
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Palette of ${title}</title>
        <style>
          ${styles}
        </style>
      </head>
      <body>
        <header>
          <p class="book">${title}</p>
          <h1>Palette</h1>
          <p>
            Each colour belongs to symbols, and has one value for each edition. In print it is shown
            as the press gives it. The bands say what it looks like to most people, to those who
            lack one kind of cone, and without any colour.
          </p>
          <p class="verdict ${missing > 0 ? 'bad' : 'good'}">
            ${missing > 0 ? `${missing} pairs of colours are told apart by colour alone.` : 'No figure tells its colours apart by colour alone.'}
          </p>
        </header>
        <section>
          <h2>Symbols and roles</h2>
          ${colourCards(proof)}
        </section>
        <section>
          <h2>Colour maps</h2>
          ${mapCards(proof)}
        </section>
        <section>
          <h2>In the figures</h2>
          <p>
            Pairs of colours that are less than 10 apart (ΔE<sub>00</sub>) to some kind of vision:
            above as most people see them, below as those do to whom they are closest.
          </p>
          ${pairRows(proof)}
        </section>
        <footer>
          <p>
            Contrast: WCAG 2.2 (4.5:1 for text) and L<sup>c</sup> of APCA-W3 0.1.9, no standard (75
            for running text, 60 for symbols and labels). Distances: CIEDE2000. Dichromats: Brettel,
            Viénot and Mollon 1997. Greyscale: by luminance.
          </p>
        </footer>
      </body>
    </html> `.text;
}
