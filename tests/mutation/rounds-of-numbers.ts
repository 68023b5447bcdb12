import { drawings, editing, numbers, pages, replacing, type Round } from './mutation.ts';

const mathematics = 'chapters/wave/mathematics';
const model = 'chapters/wave/models/descent.ts';
const wave = numbers('standing-wave');
const descent = numbers('descent', 'quote');
const landscape = numbers('landscape');

export const roundsOfNumbers: readonly Round[] = [
  {
    title: 'code three imports deep, seeds',
    mutations: [
      {
        name: 'a constant three imports deep',
        mutate: replacing(`${mathematics}/constants.ts`, 'turn = 2 *', 'turn = 2.02 *'),
        rebuilds: wave,
        reason: /mathematics\/constants\.ts changed/,
      },
      {
        name: 'the seed of a model',
        mutate: replacing(model, 'seed: 7', 'seed: 8'),
        rebuilds: descent,
        reason: /models\/descent\.ts changed|seed of model/,
      },
      {
        name: 'the seed of a figure',
        mutate: editing('landscape', 'ts', 'seed: 3', 'seed: 4'),
        rebuilds: landscape,
        reason: /landscape\.ts changed|seed 3 → 4/,
      },
    ],
  },
  {
    title: 'code two imports deep, parameters, drawings',
    mutations: [
      {
        name: 'a function two imports deep',
        mutate: replacing(`${mathematics}/wave-number.ts`, '* turn) / 2', '* turn) / 2.1'),
        rebuilds: wave,
        reason: /mathematics\/wave-number\.ts changed/,
      },
      {
        name: 'a parameter of a model',
        mutate: replacing(model, 'steps: 8', 'steps: 9'),
        rebuilds: descent,
        reason: /models\/descent\.ts changed|parameter steps/,
      },
      {
        name: 'a parameter of a figure',
        mutate: editing('landscape', 'ts', 'noise: 0.1', 'noise: 0.2'),
        rebuilds: landscape,
        reason: /landscape\.ts changed|parameter noise/,
      },
      {
        name: 'the coordinates of a drawing',
        mutate: editing('components', 'tex', '(1,0)', '(1.2,0)'),
        rebuilds: [...drawings('components'), ...pages],
        reason: /its drawing changed/,
      },
      {
        name: 'a file that a drawing inputs',
        mutate: replacing(
          'chapters/wave/parts/frame.tex',
          '(2,1);\n\\draw[frame',
          '(2.1,1);\n\\draw[frame',
        ),
        rebuilds: [...drawings('framed'), ...pages],
        reason: /parts\/frame\.tex changed/,
      },
    ],
  },
  {
    title: 'code that figures import, code of models and figures, labels',
    mutations: [
      {
        name: 'a function that a figure imports',
        mutate: replacing(
          `${mathematics}/modes.ts`,
          'Math.sin(waveNumber(1)',
          '0.9 * Math.sin(waveNumber(1)',
        ),
        rebuilds: wave,
        reason: /mathematics\/modes\.ts changed/,
      },
      {
        name: 'the code of a model',
        mutate: replacing(model, '0.8 * place', '0.9 * place'),
        rebuilds: descent,
        reason: /models\/descent\.ts changed/,
      },
      {
        name: 'the code of a figure',
        mutate: editing('landscape', 'ts', '(place - 0.5)', '(place - 0.4)'),
        rebuilds: landscape,
        reason: /landscape\.ts changed/,
      },
      {
        name: 'a label in a drawing',
        mutate: editing('components', 'tex', 'two components', 'both components'),
        rebuilds: [...drawings('components'), ...pages],
        reason: /its drawing changed/,
      },
      {
        name: 'a word in a drawing',
        mutate: editing('framed', 'tex', 'high water', 'low water'),
        rebuilds: [...drawings('framed'), ...pages],
        reason: /its drawing changed/,
      },
    ],
  },
  {
    title: 'one table and one number only',
    mutations: [
      {
        name: 'one table of two that are drawn',
        mutate: editing('standing-wave', 'ts', 'x.map(() => 0)', 'x.map(() => 0.1)'),
        rebuilds: wave,
        reason: /standing-wave\.ts changed/,
      },
      {
        name: 'a number that nobody quotes, of a figure of which another is quoted',
        mutate: editing('descent', 'ts', 'start: energies[0]!', 'start: energies[1]!'),
        rebuilds: ['compute wave/descent', ...drawings('quote')],
        vain: {
          steps: drawings('quote'),
          why: 'TeX reads all numbers of a figure to print one of them',
        },
        reason: /descent\.ts changed/,
      },
    ],
  },
  {
    title: 'a table that no drawing reads',
    mutations: [
      {
        name: 'a table that no drawing reads',
        mutate: editing('standing-wave', 'ts', '2 * value', '3 * value'),
        rebuilds: ['compute wave/standing-wave'],
        reason: /standing-wave\.ts changed/,
      },
      {
        name: 'an export of a model’s file that nobody imports',
        mutate: (change) => change(model, (text) => `${text}export const spare = 1;\n`),
        rebuilds: ['compute wave/descent'],
        vain: {
          steps: ['compute wave/descent'],
          why: 'a model is found by its file, with all that it exports',
        },
        reason: /models\/descent\.ts changed/,
      },
      {
        name: 'another table of the landscape',
        mutate: editing('landscape', 'ts', '+ noise *', '- noise *'),
        rebuilds: landscape,
        reason: /landscape\.ts changed/,
      },
    ],
  },
];
