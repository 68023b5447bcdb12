import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const starters = ['node:child_process', 'child_process', 'execa'];

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '**/build/',
    '!pipelines/build/',
    '.chiaroscuro/',
    'dist/',
    'coverage/',
  ]),
  // AssemblyScript looks like TypeScript, but has other types; its own compiler checks it.
  globalIgnores(['packages/kernels/assembly/']),
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 250 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Interfaces here are records of functions that use no `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // The assertions of a test check the types of what it reads back; casts in JSDoc are not seen.
    files: ['**/*.test.ts', 'tests/**', '**/*.mjs', 'pipelines/watch/page/*.js'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // A notebook is text and cells, as long as its chapter.
  { files: ['**/chapters/*/notebook.ts'], rules: { 'max-lines': 'off' } },
  { files: ['.dependency-cruiser.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    // Programs are started in few places, so that limits and signals are handled in few places.
    files: ['**/*.{ts,js,mjs}'],
    ignores: [
      'packages/{latex,notebooks,pdf,preflight,release,trainers}/**',
      'pipelines/{bootstrap,build,release,setup-native,watch}/**',
      'tests/**',
      '**/*.test.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: starters.map((name) => ({
            name,
            message:
              'Programs are started by packages/latex, packages/notebooks, packages/pdf, packages/preflight, packages/release, packages/trainers, pipelines/build, pipelines/release, pipelines/setup-native and pipelines/watch.',
          })),
        },
      ],
    },
  },
);
