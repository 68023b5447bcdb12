/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one file that has not been thought through.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-imports-pipelines',
      comment: 'Stages are programs. What two of them share belongs into a package.',
      severity: 'error',
      from: { pathNot: '^pipelines/|^tests/' },
      to: { path: '^pipelines/' },
    },
    {
      name: 'stages-do-not-import-each-other',
      comment:
        'As above. The doctor alone reads what the bootstrap step checks: both work before any package is installed.',
      severity: 'error',
      from: { path: '^pipelines/([^/]+)/' },
      to: {
        path: '^pipelines/([^/]+)/',
        pathNot: ['^pipelines/$1/', '^pipelines/bootstrap/src/'],
      },
    },
    {
      name: 'only-the-doctor-imports-bootstrap',
      severity: 'error',
      from: { pathNot: '^pipelines/(bootstrap|doctor)/|^tests/' },
      to: { path: '^pipelines/bootstrap/' },
    },
    {
      name: 'packages-know-no-book',
      comment:
        'Packages and stages work for any book; they find its files by the names in book.json.',
      severity: 'error',
      from: { path: '^(packages|pipelines)/' },
      to: { path: '^book/|^node_modules/@book/' },
    },
    {
      name: 'chapters-import-packages-only',
      comment: 'A chapter builds without its neighbours.',
      severity: 'error',
      from: { path: '^book/chapters/([^/]+)/' },
      to: { path: '^book/', pathNot: '^book/chapters/$1/' },
    },
    {
      name: 'bootstrap-needs-only-node',
      comment: 'It runs before anything is installed; tsx comes in after `npm ci`.',
      severity: 'error',
      from: { path: '^pipelines/bootstrap/', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypesNot: ['core', 'local'], pathNot: '(^|/)tsx(/|$)' },
    },
    {
      name: 'nothing-unresolved',
      comment: 'The book of the mutation tests finds an npm package in its workspace only.',
      severity: 'error',
      from: { pathNot: '^tests/mutation/book/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '[.]test[.]ts$' },
      to: { path: '[.]test[.]ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)build/(?!src)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'] },
    parser: 'tsc',
  },
};
