import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openMutationBench, stepName, type MutationBench } from './mutation-bench.ts';
import type { Mutation, Round } from './mutation.ts';
import { differences, editions, type Results } from './results.ts';
import { roundsOfNumbers } from './rounds-of-numbers.ts';
import { roundsOfPackages } from './rounds-of-packages.ts';
import { roundsOfPages } from './rounds-of-pages.ts';
import { roundsOfStyle } from './rounds-of-style.ts';

const minutes = 600_000;
/** The book that is built as an author does. */
let bench: MutationBench;
/** The same sources, of which everything is always built anew. */
let truth: MutationBench;
let healthy: Results;

beforeAll(async () => {
  [bench, truth] = await Promise.all([openMutationBench(), openMutationBench()]);
  healthy = bench.results();
  expect(truth.results(), 'the same sources in another folder').toEqual(healthy);
}, minutes);
afterEach(() => [bench, truth].forEach(({ restore }) => restore()));
afterAll(() => [bench, truth].forEach(({ workspace }) => workspace.remove()));

const rounds = [...roundsOfNumbers, ...roundsOfPackages, ...roundsOfStyle, ...roundsOfPages];

describe.each(rounds)('$title', ({ mutations }) => {
  test.each(mutations)(
    'the plan foresees what follows from $name',
    async ({ mutate, rebuilds, reason, backend }) => {
      mutate(bench.change);
      const plan = await bench.plan(backend);
      const certain = plan.filter(({ isConditional }) => !isConditional).map(stepName);
      expect(difference(certain, rebuilds), 'planned in vain').toEqual([]);
      expect(difference(rebuilds, plan.map(stepName)), 'not planned').toEqual([]);
      expect(plan.flatMap(({ reasons }) => reasons).join('\n')).toMatch(reason);
    },
    minutes,
  );

  test(
    `${mutations.length} changes rebuild what they change, and nothing else`,
    async () => {
      for (const { mutate } of mutations) [bench, truth].forEach(({ change }) => mutate(change));
      const wanted = editionsOf(mutations);
      const options = [
        ...mutations.flatMap(({ backend }) => (backend ? ['--backend', backend] : [])),
        ...wanted.flatMap((edition) => ['--edition', edition]),
      ];
      const [built] = await Promise.all([
        bench.build(...options),
        truth.build(...options, '--force'),
      ]);
      const [ours, right] = [bench.results(), truth.results()];
      expect(differences(ours.ofFiles, right.ofFiles), 'stale').toEqual([]);
      const isWanted = (step: string): boolean => !isOfOthers(step, wanted);
      expect(changedSteps(right, mutations), 'what has another result').toEqual(
        expected(mutations, 'changed').filter(isWanted),
      );
      expect(built, 'what was built').toEqual(expected(mutations, 'rebuilt').filter(isWanted));
    },
    minutes,
  );
});

/** Both editions where they differ in what has to be done again; otherwise one tells as much in half the time. */
function editionsOf(mutations: Round['mutations']): string[] {
  const steps = expected(mutations, 'rebuilt');
  const other = (step: string): string => step.replace(/\b(screen|print)\b/, swap);
  return steps.every((step) => steps.includes(other(step))) ? ['screen'] : editions;
}

function swap(edition: string): string {
  return edition === 'screen' ? 'print' : 'screen';
}

function isOfOthers(step: string, wanted: readonly string[]): boolean {
  const edition = /\b(screen|print)\b/.exec(step)?.[0];
  return edition !== undefined && !wanted.includes(edition);
}

/** Steps that give another result now. A figure of another name has the result that the old one had. */
function changedSteps(right: Results, mutations: Round['mutations']): string[] {
  const renamed = mutations.flatMap(({ newName }) => newName ?? []);
  return differences(healthy.ofSteps, right.ofSteps).filter(
    (step) => right.ofSteps[step] && !renamed.some((name) => step.includes(`/${name}`)),
  );
}

/** Steps of all mutations of a round, which must not concern the same numbers or drawings. */
function expected(mutations: Round['mutations'], what: 'changed' | 'rebuilt'): string[] {
  const steps = mutations.flatMap(({ rebuilds, vain }: Mutation) =>
    what === 'rebuilt' ? rebuilds : difference(rebuilds, vain?.steps ?? []),
  );
  return [...new Set(steps)].sort();
}

function difference(from: readonly string[], others: readonly string[]): string[] {
  return from.filter((step) => !others.includes(step));
}
