import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const generatedFolders: ReadonlySet<string> = new Set([
  'node_modules',
  'build',
  'dist',
  'coverage',
]);

/** Files below `folder` whose name ends in `ending`, sorted; folders that are generated or hidden are left out. */
export function findSources(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isFile()) return entry.name.endsWith(ending) ? [file] : [];
      const isSource = !generatedFolders.has(entry.name) && !entry.name.startsWith('.');
      return entry.isDirectory() && isSource ? findSources(file, ending) : [];
    })
    .sort();
}
