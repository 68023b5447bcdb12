import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,pipelines,book,tests}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/chapters/*/build/**'],
    testTimeout: 30_000,
  },
});
