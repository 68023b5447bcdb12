import { rmSync, statSync } from 'node:fs';
import { removeBucket } from './bucket.ts';
import { contentFile, contentFolder, putBack, setAside, unfinishedFolder } from './content.ts';
import { splitKey } from './keys.ts';
import { fileSize, filesUnder, surveyStore, type Survey } from './survey.ts';

/** What was removed. */
export interface Swept {
  files: number;
  bytes: number;
}

/** Where to sweep, and what is old enough. */
export interface SweepOptions {
  folder: string;
  /** Unfinished work is removed when it is older than this, in milliseconds: nobody works on it any more. */
  abandonedAfter: number;
}

/** Removes what no entry points to and what writers that were killed have left. */
export function sweep({ folder, abandonedAfter }: SweepOptions): Swept {
  const swept: Swept = { files: 0, bytes: 0 };
  const remove = (file: string): void => {
    swept.files += 1;
    swept.bytes += fileSize(file);
    rmSync(file, { force: true });
  };
  for (const aside of setAsideOrphans(folder)) remove(aside);
  const oldest = Date.now() - abandonedAfter;
  for (const file of filesUnder(unfinishedFolder(folder))) {
    const stats = statSync(file, { throwIfNoEntry: false });
    // A rename changes ctime only, so what another process has just set aside counts as new.
    if (stats && stats.ctimeMs <= oldest) remove(file);
  }
  for (const { bucket, line } of namesWithoutResult(surveyStore(folder))) {
    if (line.time <= oldest && removeBucket(folder, bucket)) swept.files += 1;
  }
  return swept;
}

/**
 * Contents without an entry may be those of an entry that is just being written. They are moved
 * aside before the index is read again: whoever wrote his entry before that reading gets them back,
 * and whoever writes it later looks whether his contents are in their place, and writes them anew.
 */
function setAsideOrphans(folder: string): string[] {
  const used = contentsInUse(folder);
  const moved = filesUnder(contentFolder(folder))
    .filter((file) => !used.has(file))
    .map((file) => ({ file, aside: setAside(folder, file) }));
  if (moved.length === 0) return [];
  const usedNow = contentsInUse(folder);
  const orphans: string[] = [];
  for (const { file, aside } of moved) {
    if (aside && usedNow.has(file)) putBack(aside, file);
    else if (aside) orphans.push(aside);
  }
  return orphans;
}

function contentsInUse(folder: string): Set<string> {
  const { results } = surveyStore(folder);
  return new Set(results.map(({ line }) => contentFile(folder, line.integrity)));
}

function namesWithoutResult({ names, results }: Survey): Survey['names'] {
  const recipes = new Set(results.map(({ line }) => splitKey(line.key).names));
  return names.filter(({ line }) => !recipes.has(line.key));
}
