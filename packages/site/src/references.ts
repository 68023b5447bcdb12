import type { Label } from '@chiaroscuro/latex/read-labels';
import type { Reference } from './prose.ts';
import { figureAddress } from './site.ts';

/** What stands before the number, by the beginning of a label. */
const nouns: Readonly<Record<string, string>> = {
  fig: 'figure',
  eq: 'equation',
  sec: 'section',
  ch: 'chapter',
  tab: 'table',
  prop: 'proposition',
  exercise: 'exercise',
  ex: 'exercise',
};

/** What references in the prose of the website print and where they lead: figures have pages, the rest is in the book. */
export function referencesOf(labels: readonly Label[]): Map<string, Reference> {
  return new Map(labels.map((label) => [label.name, referenceOf(label)]));
}

function referenceOf({ name, number }: Label): Reference {
  const [kind = '', rest = ''] = name.split(':');
  const shown = kind === 'eq' ? `(${number})` : number;
  const noun = nouns[kind];
  const [chapter, figure, ...others] = rest.split('/');
  const isFigure = kind === 'fig' && chapter && figure && others.length === 0;
  return {
    text: noun === undefined ? shown : `${noun} ${shown}`,
    number,
    ...(isFigure && { address: figureAddress({ chapter, name: figure }) }),
  };
}
