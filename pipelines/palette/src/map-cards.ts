import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import { simulateVision, visions } from '@chiaroscuro/stylesheet/colour-vision';
import { paper, shortNames } from './paper.ts';
import type { BookProof } from '@chiaroscuro/book-facts/prove-book';

/** Every colour map as a band for each kind of vision, on the paper of each edition. */
export function mapCards({ stylesheet, editions }: BookProof): Markup {
  const cards = [...stylesheet.colourMaps].map(
    ([name, { stops }]) =>
      html`<article class="colour">
        ${editions.map((proof) => {
          const seen = (stops[proof.edition.name] ?? []).map((stop) => proof.shown(stop, ''));
          return paper(
            proof,
            html`<h3>${name}</h3>
              <ol class="bands">
                ${visions.map((vision) => {
                  const colours = seen.map((hex) => `#${simulateVision(hex, vision)}`);
                  return html`<li>
                    <span style="background:linear-gradient(90deg,${colours.join(',')})"></span
                    >${shortNames[vision]}
                  </li>`;
                })}
              </ol>`,
          );
        })}
      </article>`,
  );
  return html`${cards}`;
}
