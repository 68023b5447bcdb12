import { defineConfig } from 'vitest/config';
import { proofs } from './vitest.config.ts';

/** `npm run prove`: what takes too long for every run of the tests. */
export default defineConfig({
  test: { include: proofs, fileParallelism: false, hookTimeout: 120_000 },
});
