import { statSync } from 'node:fs';
import { readBucket } from './bucket.ts';
import { packContainer, type JsonValue } from './container.ts';
import { contentFile, removeDamaged, type ContentClaim } from './content.ts';
import { formatVersion, type NamesMetadata, type ResultMetadata } from './entries.ts';
import { namesKey, resultKey } from './keys.ts';
import { rememberedNames } from './names.ts';
import { tidy } from './tend.ts';

/** A result, and what it was made from. */
export interface KeepRequest {
  /** As in the request that recalls it. */
  kind: string;
  /** As in the request that recalls it. */
  recipe: string;
  /** What it is in the author's terms, for instance `drawing of ellipse/free-energy (screen)`. */
  subject: string;
  /** What its making read, with the digests. */
  reads: Readonly<Record<string, string>>;
  files: Readonly<Record<string, Uint8Array>>;
  note?: JsonValue;
}

/**
 * Keeps a result: its bytes first, then the entry that points to them, then the names it read, so
 * that a process killed in between leaves nothing that could mislead.
 *
 * @throws what the file system refuses.
 */
export async function keep(folder: string, request: KeepRequest): Promise<void> {
  const bytes = packContainer(request);
  const key = resultKey(request);
  const { put } = await import('cacache');
  // Once more if a pruning took the bytes for unused before the entry stood, or if damaged bytes
  // were in the place, which cacache does not look at.
  for (let attempt = 0; attempt < 3; attempt++) {
    const { subject } = request;
    const metadata: ResultMetadata = { format: formatVersion, subject, storedAt: Date.now() };
    const integrity = String(await put(folder, key, bytes, { metadata }));
    if (stands({ folder, key, claim: { integrity, size: bytes.length } })) break;
  }
  await rememberNames(folder, request);
}

interface Claim {
  folder: string;
  key: string;
  claim: Required<ContentClaim>;
}

/** Whether the entry and bytes of the right length are there. */
function stands({ folder, key, claim }: Claim): boolean {
  const file = statSync(contentFile(folder, claim.integrity), { throwIfNoEntry: false });
  if (file && file.size !== claim.size) removeDamaged(folder, claim);
  const { lines } = readBucket(folder, key);
  return file?.size === claim.size && lines.some((line) => line.integrity === claim.integrity);
}

async function rememberNames(folder: string, request: KeepRequest): Promise<void> {
  const { kind, recipe, subject, reads } = request;
  const key = namesKey(kind, recipe);
  const names = Object.keys(reads).sort();
  const bucket = readBucket(folder, key);
  if (JSON.stringify(rememberedNames(bucket)[0]) === JSON.stringify(names)) return;
  const metadata: NamesMetadata = { format: formatVersion, subject, names };
  const { index } = await import('cacache');
  // Each set of names is a line of its own: two processes that append lose nothing of each other's.
  await index.insert(folder, key, noContents, { metadata });
  await tidy(folder, bucket);
}

const noContents = '';
