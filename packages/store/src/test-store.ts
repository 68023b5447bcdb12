import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { openStore, type Kept, type Store } from './open-store.ts';

/** A store of its own for one test, removed after it. */
export interface TemporaryStore extends Disposable {
  folder: string;
  store: Store;
  damage: Diagnostic[];
  trouble: Diagnostic[];
  /** The files with the bytes of results. */
  contents(): string[];
  /** The files of the index. */
  buckets(): string[];
}

/** @param folder where the store is, when it is not a new temporary folder. */
export function temporaryStore(
  folder = mkdtempSync(path.join(tmpdir(), 'store-')),
): TemporaryStore {
  const damage: Diagnostic[] = [];
  const trouble: Diagnostic[] = [];
  return {
    folder,
    damage,
    trouble,
    store: openStore({
      folder,
      onDamage: (diagnostic) => damage.push(diagnostic),
      onTrouble: (diagnostic) => trouble.push(diagnostic),
    }),
    contents: () => filesIn(path.join(folder, 'content-v2')),
    buckets: () => filesIn(path.join(folder, 'index-v5')),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A file of a recalled result as text. */
export function textOf(kept: Kept | undefined, name: string): string | undefined {
  const bytes = kept?.files[name];
  return bytes && Buffer.from(bytes).toString();
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
