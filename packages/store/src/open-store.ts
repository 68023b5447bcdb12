import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { storeTrouble } from './trouble.ts';
import { keep, type KeepRequest } from './keep.ts';
import { recall, type Kept, type RecallRequest } from './recall.ts';

export type { Kept, KeepRequest, RecallRequest };

/** Results, kept by what they were made from. */
export interface Store {
  /**
   * The result that was kept for this recipe and the present digests of what it read, or undefined.
   * Verified: what is damaged, truncated or foreign is named, removed, and counts as absent; so
   * does everything in a store that cannot be read.
   */
  recall(request: RecallRequest): Promise<Kept | undefined>;
  /** Keeps a result. A store that cannot be written is one warning; the result is still the caller's. */
  keep(request: KeepRequest): Promise<void>;
}

/** Where a store is, and who is told what is wrong with it. */
export interface StoreOptions {
  /** The store's folder; it is made when something is kept. */
  folder: string;
  /** Told of each damaged thing: `store/damaged`. */
  onDamage(diagnostic: Diagnostic): void;
  /** Told once of a store that cannot be read or written: `store/unreadable`, `store/unwritable`. */
  onTrouble(diagnostic: Diagnostic): void;
}

/** Opens a store. Any number of processes may use the same folder at the same time. */
export function openStore({ folder, onDamage, onTrouble }: StoreOptions): Store {
  const told = new Set<string>();
  const tellOnce = (code: 'store/unreadable' | 'store/unwritable', error: unknown): void => {
    const diagnostic = storeTrouble({ code, error, folder });
    if (!told.has(code)) onTrouble(diagnostic);
    told.add(code);
  };
  return {
    async recall(request) {
      const trouble = (error: unknown): void => tellOnce('store/unreadable', error);
      return recall({ ...request, folder, onDamage, onTrouble: trouble });
    },
    async keep(request) {
      try {
        await keep(folder, request);
      } catch (error) {
        tellOnce('store/unwritable', error);
      }
    },
  };
}
