import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import { visions } from '@chiaroscuro/stylesheet/colour-vision';
import type { ProvenColour } from '@chiaroscuro/stylesheet/palette-proof';
import type { Stylesheet } from '@chiaroscuro/stylesheet/stylesheet';
import { paper, shortNames } from './paper.ts';
import type { BookProof, EditionProof } from '@chiaroscuro/book-facts/prove-book';
import { meaningText, symbolMarkup } from './symbol-markup.ts';

/** Every colour of the palette with the symbols and roles that have it, on the paper of each edition. */
export function colourCards({ stylesheet, editions }: BookProof): Markup {
  const cards = coloursWithNames(stylesheet).map(
    ({ title, names }) =>
      html`<article class="colour">
        ${editions.map((proof) => colourCard(proof, { title, names, stylesheet }))}
      </article>`,
  );
  return html`${cards}`;
}

/** The names that share a colour, hue by hue, and then the roles with colours of their own. */
function coloursWithNames({
  hues,
  roles,
  symbols,
}: Stylesheet): { title: string; names: string[] }[] {
  const own = [...roles].filter(([name, { colour }]) => !('hue' in colour) && name !== 'paper');
  return [...hues.keys(), ...own.map(([name]) => name)]
    .map((title) => ({
      title,
      names: [
        ...[...symbols].filter(([, { colour }]) => colour === title).map(([name]) => name),
        ...[...roles]
          .filter(
            ([name, { colour }]) => name === title || ('hue' in colour && colour.hue === title),
          )
          .map(([name]) => name),
      ],
    }))
    .filter(({ names }) => names.length > 0);
}

interface CardSubject {
  title: string;
  names: readonly string[];
  stylesheet: Stylesheet;
}

function colourCard(proof: EditionProof, { title, names, stylesheet }: CardSubject): Markup {
  const [colour] = proof.colours.filter(({ name }) => name === names[0]);
  if (!colour) return html``;
  return paper(
    proof,
    html`<h3>
        <span class="chip" style="background:#${colour.hex}"></span>${title}<code
          >${colour.hex}</code
        >
      </h3>
      ${contrast(proof, names)}
      <dl style="--colour:#${colour.hex}">${names.map((name) => meaning(name, stylesheet))}</dl>
      <ol class="strip">
        ${visions.map(
          (vision) =>
            html`<li>
              <span
                style="background:#${colour.seen[vision]}"
                title="${vision}: ${colour.seen[vision]}"
              ></span
              >${shortNames[vision]}
            </li>`,
        )}
      </ol>`,
  );
}

function meaning(name: string, { symbols }: Stylesheet): Markup {
  const symbol = symbols.get(name);
  return symbol
    ? html`<dt>${symbolMarkup(symbol.body)}</dt>
        <dd>${meaningText(symbol.meaning)}</dd>`
    : html`<dt class="role">${name}</dt>
        <dd>role</dd>`;
}

/** The contrasts with the paper, and whether they are what text of this use needs. */
function contrast({ colours }: EditionProof, names: readonly string[]): Markup {
  const own = colours.filter(({ name }) => names.includes(name));
  const strictest = own.find(({ use }) => use === 'body') ?? own.find(({ use }) => use) ?? own[0]!;
  const { ratio, lc, use } = strictest;
  const wanted = use && wantedLc[use];
  return html`<p class="numbers">
    <b>${ratio.toFixed(1)}</b>:1
    <span class="${wanted !== undefined && Math.abs(lc) < wanted ? 'low' : ''}"
      >L<sup>c</sup>
      <b>${Math.abs(lc).toFixed(0)}</b
      >${wanted !== undefined && Math.abs(lc) < wanted ? html` of ${wanted}` : undefined}</span
    >
    ${use === undefined ? html`<em>drawn, not read</em>` : undefined}
  </p>`;
}

const wantedLc: Readonly<Record<NonNullable<ProvenColour['use']>, number>> = {
  body: 75,
  label: 60,
};
