import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import { simulateVision, type Vision } from '@chiaroscuro/stylesheet/colour-vision';
import { closestVision, lacksCue } from '@chiaroscuro/stylesheet/palette-facts';
import type { PairColour, ProvenPair } from '@chiaroscuro/stylesheet/palette-proof';
import type { Cue } from '@chiaroscuro/stylesheet/second-cues';
import { paper } from './paper.ts';
import type { BookProof, EditionProof } from './prove-book.ts';
import { shapePicture } from './shape-picture.ts';

/** For each figure the pairs of colours that some readers confuse, as they see them, and what tells them apart. */
export function pairRows({ editions }: BookProof): Markup {
  const figures = editions[0]?.figures.map(({ figure }) => figure) ?? [];
  return html`${figures.map((figure) => figureRows(figure, editions))}`;
}

interface EditionPair {
  proof: EditionProof;
  pair: ProvenPair;
}

function figureRows(figure: string, editions: readonly EditionProof[]): Markup {
  const rows = new Map<string, EditionPair[]>();
  for (const proof of editions) {
    const pairs = proof.figures.find((each) => each.figure === figure)?.pairs ?? [];
    for (const pair of pairs.filter(({ close }) => close.length > 0)) {
      const key = [pair.first, pair.second].map(({ names }) => names.join(', ')).join(' and ');
      rows.set(key, [...(rows.get(key) ?? []), { proof, pair }]);
    }
  }
  const [chapter, name] = figure.split('/');
  return html`<section class="figure">
    <h3>${name}<small>${chapter}</small></h3>
    ${rows.size === 0 ? html`<p class="none">Its colours can be told apart by all eyes.</p>` : undefined}
    ${[...rows].map(([key, seen]) => pairRow(key, seen, editions))}
  </section>`;
}

function pairRow(
  key: string,
  seen: readonly EditionPair[],
  editions: readonly EditionProof[],
): Markup {
  const isBad = seen.some(({ pair }) => lacksCue(pair));
  const cues = new Set(seen.flatMap(({ pair }) => [...(pair.cues ?? [])]));
  const views = editions.map((proof) => {
    const own = seen.find((each) => each.proof === proof);
    return own ? pairOnPaper(own) : html`<div class="paper absent">far enough apart</div>`;
  });
  const advice = isBad
    ? 'Nothing but colour.'
    : `Told apart by ${[...cues].map((cue) => cueNames[cue]).join(' and ')}.`;
  return html`<div class="pair${isBad ? ' bad' : ''}">
    ${views}
    <p><b>${key}</b><br />${advice}</p>
  </div>`;
}

const cueNames: Readonly<Record<Cue, string>> = {
  place: 'standing in axes of their own',
  shape: 'shape',
  weight: 'weight of line',
  label: 'labels beside both',
  declared: 'the words that the drawing names',
};

function pairOnPaper({ proof, pair }: EditionPair): Markup {
  const vision = closestVision(pair);
  const side = (as: Vision): Markup =>
    html`<span class="sample"
        >${[pair.first, pair.second].map((colour) => sample(colour, as))}</span
      >
      <span class="distance">${pair.distances[as].toFixed(0)} <small>${as}</small></span>`;
  return paper(
    proof,
    html`${side('normal vision')}${vision === 'normal vision' ? undefined : side(vision)}`,
  );
}

function sample({ hex, shapes }: PairColour, vision: Vision): Markup {
  return html`<span style="color:#${simulateVision(hex, vision)}"
    >${shapePicture(shapes[0]!)}</span
  >`;
}
