import process from 'node:process';
import { openStore } from './open-store.ts';
import { pruneStore } from './prune.ts';
import { contentsOf, thingOf } from './test-things.ts';

// A process that keeps things, some that other writers keep too, until it has kept them all or is
// killed; it prunes now and then if it is given a size.
const [folder = '', first = '0', count = '0', maximumBytes] = process.argv.slice(2);
const fail = (diagnostic: unknown): never => {
  throw new Error(JSON.stringify(diagnostic));
};
const store = openStore({ folder, onDamage: fail, onTrouble: fail });
for (let n = Number(first); n < Number(first) + Number(count); n++) {
  await store.keep({ ...thingOf(n), files: { 'figure.pdf': contentsOf(n) } });
  if (n === Number(first)) process.stdout.write('begun\n');
  if (maximumBytes && n % 5 === 0) pruneStore({ folder, maximumBytes: Number(maximumBytes) });
}
