import type { Reporter } from '@chiaroscuro/console/reporter';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { openStore, type Store } from '@chiaroscuro/store/open-store';

/** Set to 1 by a build that shall make everything anew. */
export const forceVariable = 'CHIAROSCURO_FORCE';
/** Set to 1 by a build that stops at the first error. */
export const failFastVariable = 'CHIAROSCURO_FAIL_FAST';

/** The store of a book for one stage; a build that is forced finds nothing in it, and keeps all it makes. */
export function openStageStore(
  paths: BookPaths,
  reporter: Reporter,
  environment: NodeJS.ProcessEnv,
): Store {
  const store = openStore({
    folder: paths.store,
    onDamage: reporter.diagnostic,
    onTrouble: reporter.diagnostic,
  });
  return environment[forceVariable] === '1'
    ? { ...store, recall: () => Promise.resolve(undefined) }
    : store;
}
