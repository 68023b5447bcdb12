import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import { groupAt, groupsAt } from './braces.ts';
import { quoteNumbers, type ComputedNumbers } from './computed-numbers.ts';
import type { MacroDefinition } from './macro-definitions.ts';
import type { FormulaRenderer } from './mathematics.ts';

/** Where a reference leads: what it prints, and the page of the website, if there is one. */
export interface Reference {
  /** As `\cref` says it, `figure 3.1`. */
  text: string;
  number: string;
  address?: string;
}

/** What the prose of one chapter needs to be read. */
export interface ProseContext {
  /** The chapter, to which `\computed` refers. */
  chapter: string;
  numbers: ComputedNumbers;
  definitions: ReadonlyMap<string, MacroDefinition>;
  formula: FormulaRenderer;
  /** What a label stands for; undefined where there is no such label. */
  resolve: (label: string) => Reference | undefined;
}

/**
 * A paragraph of the book's prose, TeX, as HTML.
 *
 * @throws Error with a sentence for a macro that is not known here, a formula that cannot be read, or a number or
 * label that does not exist.
 */
export function renderProse(tex: string, context: ProseContext): Markup {
  const source = quoteNumbers(tex, context.chapter, context.numbers).replaceAll(
    /(^|[^\\])%[^\n]*\n?\s*/g,
    '$1',
  );
  const parts: Markup[] = [];
  for (let at = 0; at < source.length;) {
    const { markup, end } = withPunctuation(nextPart(source, at, context), source);
    parts.push(markup);
    at = end;
  }
  return html`${parts}`;
}

interface Part {
  markup: Markup;
  end: number;
}

/** A formula with the punctuation behind it, which browsers would let begin a line. */
function withPunctuation(part: Part, source: string): Part {
  const { markup, end } = part;
  const marks = /^[.,;:!?)\]]+/.exec(source.slice(end))?.[0];
  if (marks === undefined || !markup.text.startsWith('<math')) return part;
  return { markup: html`<span class="unbroken">${markup}${marks}</span>`, end: end + marks.length };
}

function nextPart(source: string, at: number, context: ProseContext): Part {
  if (source.startsWith('\\(', at)) {
    const end = source.indexOf('\\)', at);
    if (end < 0) throw new Error('a formula does not end');
    return { markup: context.formula(source.slice(at + 2, end)), end: end + 2 };
  }
  const macro = /^\\(?:[A-Za-z]+|[^A-Za-z])/.exec(source.slice(at, at + 60))?.[0];
  if (macro !== undefined) return macroPart(source, at, { macro, context });
  const group = groupAt(source, at);
  if (source[at] === '{' && group)
    return { markup: renderProse(group.text, context), end: group.end };
  const text = /^[^\\{}]+/.exec(source.slice(at))?.[0] ?? source[at]!;
  return { markup: html`${typeset(text)}`, end: at + text.length };
}

/** What TeX makes of the signs of a text. */
function typeset(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('~', '\u00a0')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll('`', '‘')
    .replaceAll("'", '’');
}

interface MacroUse {
  macro: string;
  context: ProseContext;
}

function macroPart(source: string, at: number, { macro, context }: MacroUse): Part {
  const start = at + macro.length;
  const character = characters[macro];
  if (character !== undefined) {
    const gap = /^[A-Za-z]/.test(macro.slice(1)) ? /^\s*/.exec(source.slice(start))![0].length : 0;
    return { markup: html`${character}`, end: start + gap };
  }
  const { groups, end } = groupsAt(source, start, arity(macro, context.definitions));
  const inside = (): Markup => renderProse(groups[0]?.text ?? '', context);
  if (macro === '\\emph' || macro === '\\textit')
    return { markup: html`<em>${inside()}</em>`, end };
  if (macro === '\\textbf') return { markup: html`<strong>${inside()}</strong>`, end };
  if (macro === '\\textsc') return { markup: html`<span class="caps">${inside()}</span>`, end };
  if (macro === '\\mbox') return { markup: html`<span class="unbroken">${inside()}</span>`, end };
  if (silent.has(macro)) return { markup: html``, end };
  if (macro in referring) {
    const labels = (groups[0]?.text ?? '').split(',').map((label) => label.trim());
    return { markup: references(labels, { macro, context }), end };
  }
  if (context.definitions.has(macro)) {
    return { markup: context.formula(source.slice(at, end)), end };
  }
  throw new Error(`the website does not know ${macro}`);
}

const characters: Readonly<Record<string, string>> = {
  '\\,': '\u202f',
  '\\ ': ' ',
  '\\%': '%',
  '\\&': '&',
  '\\#': '#',
  '\\_': '_',
  '\\{': '{',
  '\\}': '}',
  '\\-': '\u00ad',
  '\\/': '',
  '\\\\': ' ',
  '\\dots': '…',
  '\\ldots': '…',
  '\\TeX': 'TeX',
  '\\LaTeX': 'LaTeX',
};

/** What leaves nothing in the text. */
const silent: ReadonlySet<string> = new Set(['\\index', '\\label', '\\marginal']);

const referring: Readonly<Record<string, (reference: Reference) => string>> = {
  '\\cref': ({ text }) => text,
  '\\Cref': ({ text }) => text.charAt(0).toUpperCase() + text.slice(1),
  '\\autoref': ({ text }) => text.charAt(0).toUpperCase() + text.slice(1),
  '\\eqref': ({ number }) => `(${number})`,
  '\\ref': ({ number }) => number,
};

function arity(macro: string, definitions: ProseContext['definitions']): number {
  return definitions.get(macro)?.arity ?? 1;
}

function references(labels: readonly string[], { macro, context }: MacroUse): Markup {
  const links = labels.map((label) => {
    const reference = context.resolve(label);
    if (!reference) throw new Error(`nothing is labelled "${label}"`);
    const text = referring[macro]!(reference).replaceAll(' ', '\u00a0');
    return reference.address === undefined
      ? html`${text}`
      : html`<a href="${reference.address}">${text}</a>`;
  });
  const joined = links.map((link, index) => {
    if (index === 0) return link;
    return index === links.length - 1 ? html` and ${link}` : html`, ${link}`;
  });
  return html`${joined}`;
}
