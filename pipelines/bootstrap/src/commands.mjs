/**
 * What `npm run <name>` does. `needs` says what must be there first: nothing, the npm packages, or
 * those and TeX with the PDF tools. `programs` lists what runs, each with its first arguments, as
 * paths from the project's root; only a command with a single program takes arguments of its own.
 *
 * @typedef {object} Command
 * @property {string} name
 * @property {string} description
 * @property {'nothing' | 'packages' | 'everything'} needs
 * @property {[string, ...string[]][]} programs
 */

const sources = ['packages', 'pipelines', 'book', 'tests'];

/** @type {Command[]} */
export const commands = [
  {
    name: 'build',
    description: 'builds both editions of the book into dist/',
    needs: 'everything',
    programs: [['pipelines/build/src/main.ts']],
  },
  {
    name: 'notebooks',
    description: 'makes the companion notebooks and holds them against the book',
    needs: 'everything',
    programs: [['pipelines/build/src/notebooks.ts']],
  },
  {
    name: 'watch',
    description: 'shows both editions in a browser and keeps them up to date',
    needs: 'everything',
    programs: [['pipelines/watch/src/main.ts']],
  },
  {
    name: 'plan',
    description: 'says what a build would do now, and why',
    needs: 'everything',
    programs: [['pipelines/plan/src/plan.ts']],
  },
  {
    name: 'why',
    description: 'says what one figure is made of and what changed last',
    needs: 'everything',
    programs: [['pipelines/plan/src/why.ts']],
  },
  {
    name: 'palette',
    description: 'shows every colour to every kind of eyes, as a page in dist/',
    needs: 'everything',
    programs: [['pipelines/palette/src/main.ts']],
  },
  {
    name: 'accept',
    description: 'takes the new numbers of a figure as the ones to compare with',
    needs: 'everything',
    programs: [['pipelines/accept/src/main.ts']],
  },
  {
    name: 'preflight',
    description: 'says what a printer or a reader would find wrong in a PDF',
    needs: 'everything',
    programs: [['pipelines/preflight/src/main.ts']],
  },
  {
    name: 'release',
    description: 'gathers what is handed out of a commit in dist/release/',
    needs: 'everything',
    programs: [['pipelines/release/src/main.ts']],
  },
  {
    name: 'verify',
    description: 'looks through a release, or through the package of a publisher',
    needs: 'everything',
    programs: [['pipelines/release/src/verify.ts']],
  },
  {
    name: 'site',
    description: "writes the book's website into dist/site/",
    needs: 'everything',
    programs: [['pipelines/site/src/main.ts']],
  },
  {
    name: 'changes',
    description: 'shows what has changed since a former build, before and after',
    needs: 'everything',
    programs: [['pipelines/changes/src/main.ts']],
  },
  {
    name: 'review',
    description: 'makes the edition for reviewers, and lists what they write on it',
    needs: 'everything',
    programs: [['pipelines/review/src/main.ts']],
  },
  {
    name: 'test',
    description: 'runs the tests; arguments go to vitest',
    needs: 'everything',
    programs: [['node_modules/vitest/vitest.mjs', 'run']],
  },
  {
    name: 'prove',
    description: 'runs the long tests: mutations, kills, a long day of the watch',
    needs: 'everything',
    programs: [['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.prove.config.ts']],
  },
  {
    name: 'bench',
    description: 'measures builds of a large generated book against other ways',
    needs: 'everything',
    programs: [['tests/bench/main.ts']],
  },
  {
    name: 'lint',
    description: 'checks style, formatting, stray colours and the direction of imports',
    needs: 'packages',
    programs: [
      ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'],
      ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
      ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...sources],
      ['pipelines/stylesheet/lint.js', 'book'],
    ],
  },
  {
    name: 'typecheck',
    description: 'checks the types; arguments go to tsc',
    needs: 'packages',
    programs: [['node_modules/typescript/lib/tsc.js', '-p', 'tsconfig.json']],
  },
  {
    name: 'setup:native',
    description: 'builds the native backend of TensorFlow.js for this machine',
    needs: 'packages',
    programs: [['pipelines/setup-native/src/main.ts']],
  },
  {
    name: 'doctor',
    description: 'checks tools and versions and says what to do',
    needs: 'nothing',
    programs: [['pipelines/doctor/src/main.mjs']],
  },
  {
    name: 'cache',
    description: 'verifies, prunes or counts what earlier builds have kept',
    needs: 'packages',
    programs: [['pipelines/cache/src/main.ts']],
  },
  {
    name: 'clean',
    description: 'removes what the build has made',
    needs: 'packages',
    programs: [['pipelines/build/src/clean.ts']],
  },
];

/**
 * What `--help` prints.
 *
 * @returns {string}
 */
export function describeCommands() {
  return [
    'Usage: npm run <command> [-- <arguments>]',
    '',
    ...commands.map(({ name, description }) => `  ${name.padEnd(12)} ${description}`),
    '',
    'Every command first brings in what it needs: the npm packages and, on Debian and Ubuntu,',
    'TeX Live and PDF tools. CHIAROSCURO_INSTALL=never forbids this.',
    '`npm run <command> -- --help` tells more about a command.',
  ].join('\n');
}
