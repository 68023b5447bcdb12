import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Checkpoints } from '@chiaroscuro/compute/figure';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import type { CheckpointPlace } from './order.ts';

/** What a checkpoint holds besides the state. */
export interface Checkpoint {
  recipe: string;
  /** Absolute path of the model's file, and the digest of its code. */
  file: string;
  code: string;
  model: string;
  /** Milliseconds spent until it was written. */
  spent: number;
  state: Uint8Array;
}

/**
 * The checkpoints of one training in a file: written whole, with a digest, at most every
 * `place.seconds`. Nothing but the clock decides when, and nothing that is computed knows of it.
 *
 * @param onIgnored told in words when there is a checkpoint that cannot be used.
 */
export function openCheckpoints(
  place: CheckpointPlace,
  model: { file: string; model: string },
  onIgnored: (reason: string) => void,
): Checkpoints {
  const found = readCheckpoint(place.file);
  const isOwn = found !== undefined && !('damage' in found) && found.recipe === place.recipe;
  const earlier = isOwn ? found : undefined;
  if (found && !isOwn) {
    const reason = 'damage' in found ? found.damage : 'it belongs to another training';
    onIgnored(`A checkpoint of ${model.model} is not used: ${reason}. The training begins anew.`);
  }
  const started = performance.now();
  const spent = earlier?.spent ?? 0;
  let written = started;
  return {
    spent,
    read: () => earlier?.state,
    isDue: () => performance.now() - written >= place.seconds * 1000,
    write(state) {
      const { recipe, code } = place;
      const now = performance.now();
      const checkpoint = { recipe, code, ...model, spent: spent + now - started, state };
      mkdirSync(path.dirname(place.file), { recursive: true });
      writeAtomically(place.file, sealed(serialize(checkpoint satisfies Checkpoint)));
      written = performance.now();
    },
  };
}

/** A checkpoint as it was written, what is wrong with it, or undefined where there is none. */
export function readCheckpoint(file: string): Checkpoint | { damage: string } | undefined {
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  const contents = bytes.subarray(digestLength);
  if (!bytes.subarray(0, digestLength).equals(digestOf(contents))) {
    return { damage: 'its bytes have changed' };
  }
  try {
    return deserialize(contents) as Checkpoint;
  } catch {
    return { damage: 'another version of Node has written it' };
  }
}

function sealed(contents: Buffer): Buffer {
  return Buffer.concat([digestOf(contents), contents]);
}

const digestLength = 32;

function digestOf(contents: Uint8Array): Buffer {
  return createHash('sha256').update(contents).digest();
}
