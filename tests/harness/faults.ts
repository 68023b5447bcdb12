import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { BuildOutcome, Workspace } from './workspace.ts';

/** A workspace whose files are damaged on purpose and put back. */
export interface FaultBench {
  workspace: Workspace;
  /** Damages a file of the tiny book; `undefined` removes it. */
  change(file: string, damage: (text: string) => string | undefined): void;
  /** Puts back whatever was changed, and removes what was added. */
  repair(): void;
  /** Every file of dist/ with its bytes, in base64. */
  dist(): Record<string, string>;
}

/** The bench for a workspace. */
export function faultBench(workspace: Workspace): FaultBench {
  const healthy = new Map<string, string | undefined>();
  return {
    workspace,
    change(file, damage) {
      const name = path.join(workspace.book, file);
      const text = readIfThere(name);
      if (!healthy.has(name)) healthy.set(name, text);
      const damaged = damage(text ?? '');
      expect(damaged, `${file} is not damaged by this`).not.toBe(text);
      put(name, damaged);
    },
    repair() {
      for (const [name, text] of healthy) put(name, text);
      healthy.clear();
    },
    dist: () =>
      Object.fromEntries(
        readdirSync(workspace.path('dist')).map((name) => [
          name,
          readFileSync(workspace.path('dist', name), 'base64'),
        ]),
      ),
  };
}

/** What a build should say about a mistake. */
export interface ExpectedMessage {
  code: string;
  /** File and line, and whatever else of the place matters, as it is printed. */
  place?: string;
  /** What the message or the remedy must contain. */
  says?: string;
  severity?: 'error' | 'warning';
  exitCode?: number;
}

/** Asserts that a build tells one mistake once: where it is and what to do, and nothing else. */
export function expectOneMessage(build: BuildOutcome, expected: ExpectedMessage): void {
  const { code, place = '', says = '', severity = 'error' } = expected;
  const { output } = build;
  expect(build.exitCode, output).toBe(expected.exitCode ?? (severity === 'error' ? 1 : 0));
  const lines = output.split('\n');
  const heads = lines.filter((line) => /\[[a-z]+\/[a-z-]+\]$/.test(line));
  expect(heads, output).toHaveLength(1);
  expect(heads[0], output).toContain(`${severity} `);
  expect(heads[0], output).toContain(`[${code}]`);
  expect(heads[0], output).toContain(place);
  expect(output).toContain(says);
  expect(output, 'a remedy').toMatch(/^ {2}→ \S/m);
  expect(output, 'a stack trace').not.toMatch(/^\s+at |defect of Chiaroscuro/m);
  expect(output, 'other programs’ noise').not.toMatch(/npm (error|warn)|cache (hit|miss)|node:/);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function put(file: string, text: string | undefined): void {
  if (text === undefined) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
