import { setTimeout } from 'node:timers/promises';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { pruneStore } from './prune.ts';
import { temporaryStore, type TemporaryStore } from './test-store.ts';
import { contentsOf, thingOf } from './test-things.ts';
import { verifyStore } from './verify.ts';

const minutes = 180_000;

test(
  'what several processes keep at the same time can all be recalled',
  async () => {
    using on = temporaryStore();
    const firsts = [0, 0, 40, 80];
    await Promise.all(firsts.map((first) => writer(on, first, 80)));
    expect(await recallable(on, 160)).toEqual(Array.from({ length: 160 }, (_, n) => n));
    expect(await verifyStore(on.folder)).toMatchObject({ damaged: [], entries: 160 });
    expect(on.damage).toEqual([]);
  },
  minutes,
);

test(
  'a store that is verified and pruned while others keep loses nothing that they keep',
  async () => {
    using on = temporaryStore();
    const writers = Promise.allSettled([0, 60].map((first) => writer(on, first, 120)));
    let isWriting = true;
    void writers.then(() => (isWriting = false));
    const damaged: unknown[] = [];
    let rounds = 0;
    while (isWriting) {
      damaged.push(...(await verifyStore(on.folder)).damaged);
      pruneStore({ folder: on.folder });
      rounds += 1;
      await setTimeout(5);
    }
    expect(damaged).toEqual([]);
    expect((await writers).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(rounds).toBeGreaterThan(3);
    expect(await verifyStore(on.folder)).toMatchObject({ damaged: [] });
    // A race may cost a rebuild, but not many.
    expect((await recallable(on, 180)).length).toBeGreaterThanOrEqual(178);
    expect(on.damage).toEqual([]);
  },
  minutes,
);

test(
  'writers, pruning as they go, killed at thirty random moments leave a clean store and nothing false',
  async () => {
    using on = temporaryStore();
    for (let round = 0; round < 30; round++) {
      const running = writer(on, round * 20, 400, 5_000_000);
      await new Promise((begun) => running.stdout.once('data', begun));
      await setTimeout(Math.random() * 150);
      running.kill('SIGKILL');
      await running.catch(() => undefined);
      expect((await verifyStore(on.folder)).damaged).toEqual([]);
    }
    // Each of the thirty had kept one when it was killed, at least.
    expect((await recallable(on, 1000)).length).toBeGreaterThanOrEqual(30);
    const { leftovers } = await verifyStore(on.folder, 0);
    expect(await verifyStore(on.folder, 0)).toMatchObject({ damaged: [], leftovers: { files: 0 } });
    expect(leftovers.files).toBeLessThan(60);
    expect(on.damage).toEqual([]);
  },
  minutes,
);

function writer({ folder }: TemporaryStore, ...numbers: number[]) {
  const program = path.join(import.meta.dirname, 'test-writer.ts');
  return execa(process.execPath, ['--import', 'tsx', program, folder, ...numbers.map(String)]);
}

/** Which of the first things are there; each is what it ought to be. */
async function recallable({ store }: TemporaryStore, count: number): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < count; n++) {
    const { kind, recipe, reads } = thingOf(n);
    const kept = await store.recall({ kind, recipe, digestsOf: () => reads });
    if (!kept) continue;
    expect(Buffer.compare(kept.files['figure.pdf']!, contentsOf(n))).toBe(0);
    found.push(n);
  }
  return found;
}
