import path from 'node:path';
import { execa } from 'execa';
import { expect } from 'vitest';
import { runner } from './runner.ts';

export const project = path.resolve(import.meta.dirname, '../..');

/** What a build of the book hands out for an edition, `print-<printer>` for a printer who is not book.json's. */
export const pdf = (edition: string): string =>
  path.join(project, 'dist', `energy-perspective-${edition}.pdf`);

/** Builds the book as `npm run build` does, and expects it to succeed; returns what was printed. */
export async function buildBook(...options: string[]): Promise<string> {
  const program = path.join(project, 'pipelines', 'build', 'src', 'main.ts');
  const run = await execa('node', [runner, program, ...options], {
    cwd: project,
    all: true,
    reject: false,
    env: { CI: 'true', NO_COLOR: '1' },
  });
  expect(run.exitCode, run.all).toBe(0);
  return run.all;
}
