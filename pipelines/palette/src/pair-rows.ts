import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import { simulateVision, type Vision } from '@chiaroscuro/stylesheet/colour-vision';
import { closestVision, lacksCue } from '@chiaroscuro/stylesheet/palette-facts';
import type { PairColour, ProvenPair } from '@chiaroscuro/stylesheet/palette-proof';
import type { Cue } from '@chiaroscuro/stylesheet/second-cues';
import type { Stylesheet } from '@chiaroscuro/stylesheet/stylesheet';
import { paper, shortNames } from './paper.ts';
import type { BookProof, EditionProof } from '@chiaroscuro/book-facts/prove-book';
import { shapePicture } from './shape-picture.ts';
import { symbolMarkup } from './symbol-markup.ts';

/** For each figure the pairs of colours that some readers confuse, as they see them, and what tells them apart. */
export function pairRows({ stylesheet, editions }: BookProof): Markup {
  const figures = editions[0]?.figures.map(({ figure }) => figure) ?? [];
  return html`${figures.map((figure) => figureRows(figure, { stylesheet, editions }))}`;
}

interface EditionPair {
  proof: EditionProof;
  pair: ProvenPair;
}

function figureRows(figure: string, { stylesheet, editions }: BookProof): Markup {
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
    ${[...rows.values()].map((seen) => pairRow(seen, { stylesheet, editions }))}
  </section>`;
}

function pairRow(seen: readonly EditionPair[], { stylesheet, editions }: BookProof): Markup {
  const { first, second } = seen[0]!.pair;
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
    <p>
      <b>${nameMarkup(first, stylesheet)} and ${nameMarkup(second, stylesheet)}</b><br />${advice}
    </p>
  </div>`;
}

const cueNames: Readonly<Record<Cue, string>> = {
  place: 'place: each has axes of its own',
  shape: 'shape',
  weight: 'weight of line',
  label: 'labels',
  declared: 'words beside them',
};

function pairOnPaper({ proof, pair }: EditionPair): Markup {
  const vision = closestVision(pair);
  const side = (as: Vision): Markup =>
    html`<span class="sample"
        >${[sample(pair.first, pair.second, as), sample(pair.second, pair.first, as)]}</span
      >
      <span class="distance"
        >${pair.distances[as].toFixed(0)} <small>${shortNames[as]}</small></span
      >`;
  return paper(
    proof,
    html`${side('normal vision')}${vision === 'normal vision' ? undefined : side(vision)}`,
  );
}

/** A colour in the shape that the other does not have, if there is one. */
function sample({ hex, shapes }: PairColour, other: PairColour, vision: Vision): Markup {
  const telling = shapes.find((shape) => !other.shapes.includes(shape)) ?? shapes[0]!;
  return html`<span style="color:#${simulateVision(hex, vision)}">${shapePicture(telling)}</span>`;
}

/** A colour by its symbols and roles: a tint has its share of the colour behind it. */
function nameMarkup({ names }: PairColour, { symbols }: Stylesheet): Markup {
  const parts = names.map((name) => {
    const [base = '', share] = name.split('!');
    const symbol = symbols.get(base);
    const word = symbol
      ? html`<span class="symbol">${symbolMarkup(symbol.body)}</span>`
      : html`${base}`;
    return html`<span title="${name}">${word}${share && ` ${share} %`}</span>`;
  });
  return html`${parts.map((part, index) => html`${index > 0 ? ', ' : ''}${part}`)}`;
}
