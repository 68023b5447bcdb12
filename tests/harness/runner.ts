import path from 'node:path';

/** The program that starts the others as `npm run` does: `node <runner> <main module> [options]`. */
export const runner = path.resolve(import.meta.dirname, '../../packages/launcher/src/run.mjs');
