import { texTree } from './enriched-book.ts';
import { editing, replacing, restyling, type Mutation } from './mutation.ts';

/** An edit after which everything is as it was. */
export type NoMutation = Pick<Mutation, 'name' | 'mutate'>;

const mathematics = 'chapters/wave/mathematics';
const model = 'chapters/wave/models/descent.ts';
const prose = 'chapters/wave/wave.tex';

function appending(file: string, text: string): Mutation['mutate'] {
  return (change) => change(file, (old) => old + text);
}

function withCarriageReturns(file: string): NoMutation {
  return {
    name: `line endings of another system in ${file}`,
    mutate: (change) => change(file, (text) => text.replaceAll('\n', '\r\n')),
  };
}

/** Each may be made alone or after those before it. */
export const noMutations: readonly NoMutation[] = [
  {
    name: 'a comment in a figure’s code',
    mutate: editing('standing-wave', 'ts', 'const x =', '// Equally far apart.\n    const x ='),
  },
  {
    name: 'white space in a figure’s code',
    mutate: editing(
      'standing-wave',
      'ts',
      '{ nodes: 9, height: 1 }',
      '{\n    nodes:  9,\n    height: 1,\n  }',
    ),
  },
  {
    name: 'a comment one import deep',
    mutate: appending(`${mathematics}/modes.ts`, '\n// Higher modes are not needed.\n'),
  },
  {
    name: 'a comment two imports deep',
    mutate: appending(`${mathematics}/wave-number.ts`, '\n/* In radians. */\n'),
  },
  {
    name: 'a comment three imports deep',
    mutate: appending(`${mathematics}/constants.ts`, '\n// SI units.\n'),
  },
  {
    name: 'an unused function one import deep',
    mutate: replacing(`${mathematics}/modes.ts`, 'waveNumber(2)', 'waveNumber(3)'),
  },
  {
    name: 'an unused constant three imports deep',
    mutate: replacing(`${mathematics}/constants.ts`, '9.81', '9.80665'),
  },
  {
    name: 'a type',
    mutate: replacing(
      `${mathematics}/wave-number.ts`,
      'type Order = number;',
      'type Order = 1 | 2 | 3;',
    ),
  },
  { name: 'a comment in a model', mutate: appending(model, '\n// Quick.\n') },
  {
    name: 'a test of a figure',
    mutate: (change) =>
      change('chapters/wave/figures/landscape/landscape.test.ts', () => 'export {};\n'),
  },
  {
    name: 'a comment in a drawing',
    mutate: editing(
      'standing-wave',
      'tex',
      'The string at rest comes first.',
      'First the string at rest.',
    ),
  },
  {
    name: 'a comment of its own line in a drawing',
    mutate: editing('descent', 'tex', '    \\addplot', '    % Energy against step.\n    \\addplot'),
  },
  {
    name: 'white space in a drawing',
    mutate: editing('quote', 'tex', '  \\draw[alarm]', '\t\\draw[alarm]'),
  },
  {
    name: 'a blank line more where there is one',
    mutate: editing('standing-wave', 'tex', '{rest}};\n\n', '{rest}};\n\n\n'),
  },
  {
    name: 'a comment in a file that a drawing inputs',
    mutate: replacing('chapters/wave/parts/frame.tex', 'may share', 'can share'),
  },
  {
    name: 'a comment in the stylesheet',
    mutate: restyling('% A stylesheet of which', '% One stylesheet, of which'),
  },
  {
    name: 'white space in the stylesheet',
    mutate: restyling('{screen=71B3DF, print=117BB5}', '{ screen=71B3DF,  print=117BB5 }'),
  },
  {
    name: 'a comment in prose',
    mutate: replacing(prose, '% What is shown first.', '% First of all.'),
  },
  {
    name: 'white space in prose',
    mutate: replacing(prose, 'A string of length', 'A  string of length'),
  },
  {
    name: 'a comment on a line of its own in prose',
    mutate: replacing('chapters/wave/tides.tex', 'The second', '% To be continued.\nThe second'),
  },
  {
    name: 'a comment in the bibliography',
    mutate: replacing('matter/references.bib', '% What was read.', '% What was not read.'),
  },
  {
    name: 'a file of a TeX tree that nobody reads',
    mutate: replacing(`${texTree}/tex/latex/tides/ebb.tex`, '(1,1)', '(2,1)'),
  },
  {
    name: 'a file of the book that nobody reads',
    mutate: (change) => change('matter/notes.tex', () => 'To do: everything.\n'),
  },
  ...[
    'chapters/wave/figures/components/components.tex',
    'chapters/wave/figures/landscape/landscape.ts',
    'chapters/wave/parts/frame.tex',
    'maths-preamble.tex',
    'chapters/wave/tides.tex',
    'matter/references.bib',
    'book.tex',
  ].map(withCarriageReturns),
];
