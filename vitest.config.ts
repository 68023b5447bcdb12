import { defineConfig } from 'vitest/config';

/** Tests of many real builds, or of a long day, which `npm run prove` runs: they take the better part of an hour. */
export const proofs = [
  'tests/farm/*.test.ts',
  'tests/mutation/*.test.ts',
  'tests/killed.test.ts',
  'tests/printers.test.ts',
  'tests/release-again.test.ts',
  'tests/two-clones.test.ts',
  'tests/watch/process.test.ts',
];

export default defineConfig({
  test: {
    include: ['{packages,pipelines,book,tests}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/chapters/*/build/**', ...proofs],
    testTimeout: 30_000,
    // Whole copies of the project are removed; on a busy machine that takes its time.
    hookTimeout: 120_000,
  },
});
