import { lockFile, packageFolder } from './enriched-book.ts';
import { drawings, editing, numbers, pages, type Mutation, type Round } from './mutation.ts';

export const roundsOfPackages: readonly Round[] = [
  {
    title: 'what computes again and finds the same',
    mutations: [
      {
        name: 'the version of an npm package whose code is the same',
        mutate: installing('1.1.0'),
        rebuilds: ['compute wave/standing-wave'],
        vain: {
          steps: ['compute wave/standing-wave'],
          why: 'a version stands for all the code of a package',
        },
        reason: /step-sizes 1\.0\.0 → 1\.1\.0/,
      },
      {
        name: 'unused code inside a function that runs',
        mutate: editing(
          'landscape',
          'ts',
          'const nodes =',
          'void side.toString();\n    const nodes =',
        ),
        rebuilds: ['compute wave/landscape'],
        vain: {
          steps: ['compute wave/landscape'],
          why: 'whether code that runs matters, only running it shows',
        },
        reason: /landscape\.ts changed/,
      },
      {
        name: 'another backend for a model that trains without TensorFlow.js',
        mutate: () => {},
        backend: 'cpu',
        rebuilds: ['compute wave/descent'],
        vain: {
          steps: ['compute wave/descent'],
          why: 'that a training asks for no backend is known when it has run',
        },
        reason: /backend/,
      },
    ],
  },
  {
    title: 'an npm package with other code',
    mutations: [
      {
        name: 'the version of an npm package and its code',
        mutate: installing('1.2.0', 'export const step = 0.1;\n'),
        rebuilds: numbers('standing-wave'),
        reason: /step-sizes 1\.0\.0 → 1\.2\.0/,
      },
      {
        name: 'the name of a local variable',
        mutate: (change) =>
          change('chapters/wave/figures/landscape/landscape.ts', (text) =>
            text.replaceAll(/\bcolumn\b/g, 'across'),
          ),
        rebuilds: [],
        reason: /^$/,
      },
      {
        name: 'how a number of another figure is quoted in a drawing',
        mutate: editing('quote', 'tex', '\\computed[3]', '\\computed[2]'),
        rebuilds: [...drawings('quote'), ...pages],
        reason: /its drawing changed/,
      },
    ],
  },
];

/** Installs another version of the chapter's npm package, as npm does. */
function installing(version: string, code?: string): Mutation['mutate'] {
  return (change) => {
    change(`${packageFolder}/package.json`, (text) => text.replace('1.0.0', version));
    if (code !== undefined) change(`${packageFolder}/index.js`, () => code);
    change('chapters/wave/package.json', (text) =>
      text.replace('"step-sizes": "1.0.0"', `"step-sizes": "${version}"`),
    );
    change(lockFile, (text) =>
      text
        .replace('"step-sizes": "1.0.0"', `"step-sizes": "${version}"`)
        .replace(/(wave\/node_modules\/step-sizes": \{\s*"version": ")1.0.0/, `$1${version}`),
    );
  };
}
