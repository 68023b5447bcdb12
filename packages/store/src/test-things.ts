import { createHash } from 'node:crypto';

/** The nth thing that tests keep, without its files: fifty recipes, each with several readings. */
export function thingOf(n: number) {
  const recipe = createHash('sha256')
    .update(String(n % 50))
    .digest('hex');
  const subject = `drawing of wave/f${n} (screen)`;
  return { kind: 'drawing', recipe, subject, reads: { 'energy.dat': String(n) } };
}

/** What the nth thing is: from a few bytes to a few hundred thousand, some things being alike. */
export function contentsOf(n: number): Uint8Array {
  return Buffer.alloc(10 + (n % 7) * 50_000, `contents ${n - (n % 2)} `);
}
