import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import type { Vision } from '@chiaroscuro/stylesheet/colour-vision';
import type { EditionProof } from '@chiaroscuro/book-facts/prove-book';

/** How visions are called where there is little room. */
export const shortNames: Readonly<Record<Vision, string>> = {
  'normal vision': 'normal',
  protanopia: 'protan',
  deuteranopia: 'deutan',
  tritanopia: 'tritan',
  greyscale: 'grey',
};

/** A piece of an edition's page: its paper, with its ink as the colour of text. */
export function paper(proof: EditionProof, contents: Markup): Markup {
  const ink = proof.colours.find(({ name }) => name === 'ink')?.hex;
  const style = `--paper:#${proof.paper};--page-ink:${ink === undefined ? 'inherit' : `#${ink}`}`;
  return html`<div class="paper ${proof.edition.medium}" style="${style}">${contents}</div>`;
}
