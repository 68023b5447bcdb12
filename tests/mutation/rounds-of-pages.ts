import { drawings, pages, replacing, type Mutation, type Round } from './mutation.ts';

const prose = 'chapters/wave/wave.tex';
const section = 'chapters/wave/tides.tex';
const config = 'book.json';

/** A figure that asks for one value of book.json depends on all of it. */
const wholeConfig = {
  steps: drawings('quote'),
  why: 'a drawing that asks for book.json is drawn when anything in it changes',
};

export const roundsOfPages: readonly Round[] = [
  {
    title: 'words, labels, titles',
    mutations: [
      {
        name: 'a word of prose',
        mutate: replacing(prose, 'plucked gently', 'plucked softly'),
        rebuilds: pages,
        reason: /wave\.tex changed/,
      },
      {
        name: 'a word of a section',
        mutate: replacing(section, 'of its own', 'like no other'),
        rebuilds: pages,
        reason: /tides\.tex changed/,
      },
      {
        name: 'the book’s title, which a drawing prints',
        mutate: replacing(config, 'A Tiny Book', 'A Small Book'),
        rebuilds: [...drawings('quote'), ...pages],
        reason: /book\.json changed/,
      },
    ],
  },
  {
    title: 'the name of a label',
    mutations: [
      {
        name: 'the name of a label',
        mutate: (change) => change(prose, (text) => text.replaceAll('fig:wave', 'fig:the-wave')),
        rebuilds: pages,
        vain: { steps: pages, why: 'what labels are called is not seen on the pages' },
        reason: /wave\.tex changed/,
      },
    ],
  },
  {
    title: 'date and trim, prose that quotes with other digits',
    mutations: [
      {
        name: 'the date',
        mutate: replacing(config, '2026-11-23', '2026-11-24'),
        rebuilds: [...drawings('quote'), ...pages],
        vain: wholeConfig,
        reason: /book\.json changed|what typesets it changed/,
      },
      {
        name: 'the trim',
        mutate: replacing(config, '"width": 5,', '"width": 5.1,'),
        rebuilds: [...drawings('quote'), ...pages],
        vain: wholeConfig,
        reason: /book\.json changed/,
      },
      {
        name: 'the digits of a quoted number',
        mutate: replacing(prose, '\\computed[3]', '\\computed[2]'),
        rebuilds: pages,
        reason: /wave\.tex changed/,
      },
    ],
  },
  {
    title: 'a reference that nobody cites, a figure that nobody shows',
    mutations: [
      {
        name: 'a reference that nobody cites',
        mutate: replacing('matter/references.bib', '1877', '1878'),
        rebuilds: pages,
        vain: { steps: pages, why: 'every bibliography counts as read' },
        reason: /references\.bib changed/,
      },
      {
        name: 'a figure more, which no page shows',
        mutate: (change) => {
          change('chapters/wave/figures/added/added.alt.txt', () => 'A horizontal line.\n');
          change(
            'chapters/wave/figures/added/added.tex',
            () => '\\begin{tikzpicture} \\draw[rule] (0,0) -- (1,0); \\end{tikzpicture}\n',
          );
        },
        rebuilds: [...drawings('added')],
        reason: /has not been drawn before/,
      },
    ],
  },
  {
    title: 'a figure less',
    mutations: [
      {
        name: 'a figure less',
        mutate: (change) => {
          for (const kind of ['tex', 'alt.txt'])
            change(`chapters/wave/figures/framed/framed.${kind}`, () => undefined);
          change(section, (text) => text.replace('\\showdrawing{framed}', ''));
        },
        rebuilds: pages,
        reason: /tides\.tex changed/,
      },
    ],
  },
  {
    title: 'a figure of another name',
    mutations: [
      {
        name: 'a figure of another name',
        mutate: (change) => {
          for (const kind of ['ts', 'tex', 'alt.txt'])
            moveFigure(change, 'landscape', 'bowl', kind);
          change(prose, (text) => text.replace('{landscape}', '{bowl}'));
        },
        newName: 'bowl',
        rebuilds: pages,
        reason: /wave\.tex changed/,
      },
    ],
  },
];

function moveFigure(
  change: Parameters<Mutation['mutate']>[0],
  from: string,
  to: string,
  kind: string,
) {
  let text = '';
  change(`chapters/wave/figures/${from}/${from}.${kind}`, (old) => {
    text = old;
    return undefined;
  });
  change(`chapters/wave/figures/${to}/${to}.${kind}`, () => text);
}
