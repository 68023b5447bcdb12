import type { Check } from './check.ts';

/** Every check that runs; check-list.ts has their rows. */
export const allChecks: readonly Check[] = [];
