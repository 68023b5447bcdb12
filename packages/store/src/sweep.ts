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

/** An hour, in milliseconds: longer than any result takes to be written. */
export const abandonedAfter = 60 * 60 * 1000;

/** Where to sweep, and what is old enough. */
export interface SweepOptions {
  folder: string;
  /** Age, in milliseconds, from which nobody works any more on what is unfinished. */
  abandonedAfter: number;
  /** Contents that may go whatever their age, if no entry points to them. */
  dropped?: ReadonlySet<string>;
}

/** Removes what no entry points to and what writers that were killed have left. */
export function sweep({ folder, abandonedAfter, dropped }: SweepOptions): Swept {
  const oldest = Date.now() - abandonedAfter;
  const swept: Swept = { files: 0, bytes: 0 };
  const remove = (file: string): void => {
    swept.files += 1;
    swept.bytes += fileSize(file);
    rmSync(file, { force: true });
  };
  const isOrphan = (file: string): boolean => dropped?.has(file) || isOlder(file, oldest);
  for (const aside of setAsideOrphans(folder, isOrphan)) remove(aside);
  for (const file of filesUnder(unfinishedFolder(folder))) if (isOlder(file, oldest)) remove(file);
  for (const { bucket, line } of namesWithoutResult(surveyStore(folder))) {
    if (line.time <= oldest && removeBucket(folder, bucket)) swept.files += 1;
  }
  return swept;
}

/** A rename changes ctime alone, so what another process has just moved counts as new. */
function isOlder(file: string, time: number): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.ctimeMs <= time;
}

/**
 * Contents that no entry points to, old as they are, may be just what an entry that is being written
 * will point to. They are moved aside before the index is read again: whoever wrote his entry before
 * that reading gets them back, and whoever writes it later looks whether they are in their place.
 */
function setAsideOrphans(folder: string, mayGo: (file: string) => boolean): string[] {
  const used = contentsInUse(folder);
  const moved = filesUnder(contentFolder(folder))
    .filter((file) => !used.has(file) && mayGo(file))
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
